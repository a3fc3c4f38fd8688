// conformance in D as "better C": everything a plugin can ask of a host, one export for each;
// README.md says what each answers.
import extism_abi;
import ldc.intrinsics : llvm_trap;

nothrow @nogc:

@from("extism:host/user") @named("reverse") extern (C) ulong reverse(ulong block);
@from("extism:host/user") @named("add") extern (C) long add(long a, long b);

// ---- Input, output, errors -------------------------------------------------------------------

@exported("echo") int echo() { return succeed(input()); }

@exported("upper") int upper() {
    auto text = cast(char[]) input();
    foreach (ref letter; text) {
        if (letter >= 'a' && letter <= 'z') letter -= 'a' - 'A';
    }
    return succeed(text);
}

@exported("fail") int failAlways() { return fail(concat("failed: ", input())); }

@exported("fail_code") int failCode() {
    const text = input();
    int code;
    return parse(text, code) ? code : fail(concat("not a number: ", text));
}

@exported("trap") int trap() {
    llvm_trap();
    return 0;
}

@exported("count") int count() {
    __gshared long calls; // in the memory of the instance
    return succeed(decimal(++calls));
}

// ---- Config, variables, log --------------------------------------------------------------------

@exported("config") int config() { return succeed(take(env.config_get(write(input())))); }

@exported("var_get") int varGet() { return succeed(take(env.var_get(write(input())))); }

@exported("var_set") int varSet() {
    const(char)[] key, value;
    if (!split(input(), '=', key, value)) return fail("the input must be key=value");
    env.var_set(write(key), write(value));
    return 0;
}

@exported("log") int log() {
    const(char)[] level, message;
    if (!split(input(), ':', level, message)) return fail("the input must be level:message");
    static foreach (name; ["trace", "debug", "info", "warn", "error"]) {
        if (level == name) {
            __traits(getMember, env, "log_" ~ name)(write(message));
            return 0;
        }
    }
    return fail(concat("no such log level: ", level));
}

@exported("log_level") int logLevel() { return succeed(decimal(env.get_log_level())); }

// ---- Host functions ----------------------------------------------------------------------------

@exported("host") int host() { return succeed(take(reverse(write(input())))); }

@exported("host_add") int hostAdd() {
    const text = input();
    const(char)[] first, second;
    long a, b;
    if (split(text, ' ', first, second) && parse(first, a) && parse(second, b)) {
        return succeed(decimal(add(a, b)));
    }
    return fail(concat("not two numbers: ", text));
}

// ---- HTTP ---------------------------------------------------------------------------------------

@exported("http") int http() {
    const request = concat(`{"url":"`, escape(input()), `","method":"GET"}`);
    const content = take(env.http_request(write(request), 0));
    return succeed(concat(decimal(env.http_status_code()), " ", content));
}

/// Text as it is within a JSON string.
const(char)[] escape(const(char)[] text) {
    enum maxEscaped = 6;
    auto escaped = cast(char[]) allocate(maxEscaped * text.length);
    size_t length;
    void put(const(char)[] part) {
        escaped[length .. length + part.length] = part;
        length += part.length;
    }

    foreach (i, letter; text) {
        if (letter < ' ') {
            enum digits = "0123456789abcdef";
            put(`\u00`);
            put(digits[letter >> 4 .. (letter >> 4) + 1]);
            put(digits[letter & 15 .. (letter & 15) + 1]);
        } else {
            if (letter == '"' || letter == '\\') put(`\`);
            put(text[i .. i + 1]);
        }
    }
    return escaped[0 .. length];
}

// ---- Reading text -------------------------------------------------------------------------------

/// Splits at the first such letter; false if there is none.
bool split(const(char)[] text, char separator, out const(char)[] before, out const(char)[] after) {
    foreach (i, letter; text) {
        if (letter == separator) {
            before = text[0 .. i];
            after = text[i + 1 .. $];
            return true;
        }
    }
    return false;
}

/// Reads the whole text as a decimal number with an optional minus sign.
bool parse(Number)(const(char)[] text, out Number number) {
    const negative = text.length > 0 && text[0] == '-';
    if (negative) text = text[1 .. $];
    if (text.length == 0) return false;

    Number value = 0; // kept negative while reading, since the lowest has no positive twin
    foreach (letter; text) {
        const digit = letter - '0';
        if (digit < 0 || digit > 9 || value < (Number.min + digit) / 10) return false;
        value = value * 10 - digit;
    }
    if (!negative && value == Number.min) return false;
    number = negative ? value : -value;
    return true;
}
