// extism_abi.d - the guest's side of the Extism ABI for D as "better C": no run-time library, and
// memory that lives as long as one call. Slices hold bytes; text is UTF-8.
module extism_abi;

import ldc.attributes : llvmAttr;
import ldc.intrinsics : llvm_trap;

nothrow @nogc:

/// A plugin function: @exported("greet") int greet() { ...; return 0; }
auto exported(string name) { return llvmAttr("wasm-export-name", name); }

/// A function of the host: @from("extism:host/user") @named("kv_read") ulong kvRead(ulong key);
auto from(string namespace) { return llvmAttr("wasm-import-module", namespace); }
auto named(string name) { return llvmAttr("wasm-import-name", name); } /// ditto

/// What a host offers. A ulong named block or the like is an address in the host's kernel memory,
/// not in ours; 0 means "no block" and is also how an empty value is represented.
struct env {
    @disable this();

    private enum host = from("extism:host/env");
    static extern (C) nothrow @nogc:

    @host @named("alloc") ulong alloc(ulong length);
    @host @named("free") void free(ulong block);
    @host @named("length") ulong length(ulong block);
    @host @named("load_u8") ubyte load_u8(ulong address);
    @host @named("load_u64") ulong load_u64(ulong address);
    @host @named("store_u8") void store_u8(ulong address, ubyte value);
    @host @named("store_u64") void store_u64(ulong address, ulong value);
    @host @named("input_length") ulong input_length();
    @host @named("input_load_u8") ubyte input_load_u8(ulong index);
    @host @named("input_load_u64") ulong input_load_u64(ulong index);
    @host @named("output_set") void output_set(ulong address, ulong length);
    @host @named("error_set") void error_set(ulong message);

    // All of these free the blocks they are given.
    @host @named("config_get") ulong config_get(ulong key);
    @host @named("var_get") ulong var_get(ulong key);
    @host @named("var_set") void var_set(ulong key, ulong value);
    @host @named("http_request") ulong http_request(ulong request, ulong body_);
    @host @named("http_status_code") int http_status_code();
    @host @named("log_trace") void log_trace(ulong message);
    @host @named("log_debug") void log_debug(ulong message);
    @host @named("log_info") void log_info(ulong message);
    @host @named("log_warn") void log_warn(ulong message);
    @host @named("log_error") void log_error(ulong message);
    @host @named("get_log_level") int get_log_level();
}

// ---- Memory: whatever lies after the program's data, from its start again for each call --------

private:

pragma(LDC_intrinsic, "llvm.wasm.memory.size.i32") int memorySize(int memory);
pragma(LDC_intrinsic, "llvm.wasm.memory.grow.i32") int memoryGrow(int memory, int pages);

extern extern (C) __gshared ubyte __heap_base; // the linker's
__gshared size_t used;

public:

/// Bytes that are valid until the end of the call.
ubyte[] allocate(size_t length) {
    enum page = 65_536;
    const start = cast(size_t) &__heap_base + used, end = start + length;
    const missing = (end + page - 1) / page - memorySize(0);
    if (end < start || (cast(int) missing > 0 && memoryGrow(0, missing) < 0)) llvm_trap();
    used += length;
    return (cast(ubyte*) start)[0 .. length];
}

/// Several pieces of text or bytes, one after the other.
const(char)[] concat(const(char)[][] parts...) {
    size_t length;
    foreach (part; parts) length += part.length;
    auto whole = cast(char[]) allocate(length);
    length = 0;
    foreach (part; parts) {
        whole[length .. length + part.length] = part;
        length += part.length;
    }
    return whole;
}

/// A number in decimal.
const(char)[] decimal(long number) {
    enum maxLength = 20;
    auto text = cast(char[]) allocate(maxLength);
    size_t first = maxLength;
    ulong rest = number < 0 ? 0 - cast(ulong) number : number;
    do {
        text[--first] = cast(char)('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (number < 0) text[--first] = '-';
    return text[first .. $];
}

// ---- Blocks ------------------------------------------------------------------------------------

/// Copies bytes into a new block of kernel memory; 0 if there are none.
ulong write(const(char)[] bytes) {
    if (bytes.length == 0) return 0;
    const block = env.alloc(bytes.length);
    if (block == 0) llvm_trap();
    size_t i;
    for (; bytes.length - i >= 8; i += 8) env.store_u64(block + i, *cast(ulong*)&bytes[i]);
    for (; i < bytes.length; i++) env.store_u8(block + i, bytes[i]);
    return block;
}

/// Copies a block out of kernel memory and frees it; empty for "no block".
const(char)[] take(ulong block) {
    if (block == 0) return null;
    auto bytes = allocate(cast(size_t) env.length(block));
    size_t i;
    for (; bytes.length - i >= 8; i += 8) *cast(ulong*)&bytes[i] = env.load_u64(block + i);
    for (; i < bytes.length; i++) bytes[i] = env.load_u8(block + i);
    env.free(block);
    return cast(const(char)[]) bytes;
}

/// The input of the call. Reading it starts the call: memory of earlier ones is used again.
const(char)[] input() {
    used = 0;
    auto bytes = allocate(cast(size_t) env.input_length());
    size_t i;
    for (; bytes.length - i >= 8; i += 8) *cast(ulong*)&bytes[i] = env.input_load_u64(i);
    for (; i < bytes.length; i++) bytes[i] = env.input_load_u8(i);
    return cast(const(char)[]) bytes;
}

/// Sets the output and gives the result to return.
int succeed(const(char)[] output = null) {
    if (output.length != 0) env.output_set(write(output), output.length);
    return 0;
}

/// Sets the error text and gives the result to return.
int fail(const(char)[] message) {
    env.error_set(write(message));
    return 1;
}

// ---- What the compiler calls, and otherwise finds in D's or C's library -----------------------

extern (C):

/// An index out of bounds.
void __assert(const(char)*, const(char)*, int) { llvm_trap(); }

/// to[] = from[]
void _d_array_slice_copy(ubyte* to, size_t length, const(ubyte)* from, size_t count, size_t size) {
    if (length != count) llvm_trap();
    foreach (i; 0 .. count * size) to[i] = from[i];
}

/// a[] == b[]
int memcmp(const(ubyte)* a, const(ubyte)* b, size_t length) {
    foreach (i; 0 .. length) {
        if (a[i] != b[i]) return a[i] - b[i];
    }
    return 0;
}
