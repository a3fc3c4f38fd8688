# conformance in Python, on MicroPython: everything a plugin can ask of a host, one export for
# each; README.md says what each answers. The C file beside this one makes exports of these.
import extism


def input_text():
    return extism.input().decode()


def parse(text, bits):
    """The whole text as a decimal number of so many bits; None if it is none."""
    digits = text[1:] if text.startswith("-") else text
    if not digits or any(digit not in "0123456789" for digit in digits):
        return None  # int() would take "+1" and " 1" as well
    number = int(text)
    return number if -(1 << bits - 1) <= number < 1 << bits - 1 else None


# ---- Input, output, errors -------------------------------------------------------------------


def echo():
    extism.output(extism.input())


def upper():
    extism.output(extism.input().upper())


def fail():
    raise ValueError(f"failed: {input_text()}")


def fail_code():
    text = input_text()
    code = parse(text, 32)
    if code is None:
        raise ValueError(f"not a number: {text}")
    return code


def trap():
    extism.trap()


calls = 0  # in the memory of the instance


def count():
    global calls
    calls += 1
    extism.output(str(calls))


# ---- Config, variables, log --------------------------------------------------------------------


def config():
    extism.output(extism.config(extism.input()) or b"")


def var_get():
    extism.output(extism.var(extism.input()) or b"")


def var_set():
    parts = extism.input().split(b"=", 1)
    if len(parts) < 2:
        raise ValueError("the input must be key=value")
    extism.set_var(*parts)


LOGS = {
    "trace": extism.log_trace,
    "debug": extism.log_debug,
    "info": extism.log_info,
    "warn": extism.log_warn,
    "error": extism.log_error,
}


def log():
    parts = input_text().split(":", 1)
    if len(parts) < 2:
        raise ValueError("the input must be level:message")
    level, message = parts
    if level not in LOGS:
        raise ValueError(f"no such log level: {level}")
    LOGS[level](message)


def log_level():
    extism.output(str(extism.log_level()))


# ---- Host functions ----------------------------------------------------------------------------


def host():
    extism.output(extism.reverse(extism.input()) or b"")


def host_add():
    text = input_text()
    numbers = [parse(part, 64) for part in text.split(" ", 1)]
    if len(numbers) < 2 or None in numbers:
        raise ValueError(f"not two numbers: {text}")
    extism.output(str(extism.add(*numbers)))


# ---- HTTP ----------------------------------------------------------------------------------------


def quote(text):
    """The text as a JSON string, with its quotes."""
    quoted = '"'
    for letter in text:
        if letter < " ":
            quoted += "\\u%04x" % ord(letter)
        else:
            quoted += "\\" + letter if letter in '"\\' else letter
    return quoted + '"'


def http():
    request = '{"url":' + quote(input_text()) + ',"method":"GET"}'
    status, body = extism.http(request)
    extism.output(b"%d " % status + body)
