// extism_abi.zig - the guest's side of the Extism ABI for Zig: what a host offers under
// "extism:host/env" (only what our plugins need of it), and the same with slices on top.
const std = @import("std");
const Allocator = std.mem.Allocator;

/// An address in the host's kernel memory, not in ours; 0 means "no block".
pub const Block = u64;

pub const env = struct {
    pub extern "extism:host/env" fn alloc(length: u64) Block;
    pub extern "extism:host/env" fn free(block: Block) void;
    pub extern "extism:host/env" fn length(block: Block) u64;
    pub extern "extism:host/env" fn load_u8(address: u64) u8;
    pub extern "extism:host/env" fn store_u8(address: u64, value: u8) void;
    pub extern "extism:host/env" fn input_length() u64;
    pub extern "extism:host/env" fn input_load_u8(index: u64) u8;
    pub extern "extism:host/env" fn output_set(address: u64, length: u64) void;
    pub extern "extism:host/env" fn error_set(message: Block) void;
    // These free the blocks they are given.
    pub extern "extism:host/env" fn config_get(key: Block) Block;
    pub extern "extism:host/env" fn var_get(key: Block) Block;
    pub extern "extism:host/env" fn var_set(key: Block, value: Block) void;
    pub extern "extism:host/env" fn http_request(request: Block, body: Block) Block;
    pub extern "extism:host/env" fn http_status_code() i32;
    pub extern "extism:host/env" fn log_trace(message: Block) void;
    pub extern "extism:host/env" fn log_debug(message: Block) void;
    pub extern "extism:host/env" fn log_info(message: Block) void;
    pub extern "extism:host/env" fn log_warn(message: Block) void;
    pub extern "extism:host/env" fn log_error(message: Block) void;
    pub extern "extism:host/env" fn get_log_level() i32;
};

/// Copies bytes into a new block of kernel memory (0 if there are none).
pub fn write(bytes: []const u8) Block {
    const block = env.alloc(bytes.len);
    if (block == 0 and bytes.len != 0) @panic("the host has no memory left");
    for (bytes, 0..) |byte, i| env.store_u8(block + i, byte);
    return block;
}

/// Copies a block out of kernel memory and frees it; null for "no block" or an empty one,
/// between which not every host tells.
pub fn take(allocator: Allocator, block: Block) !?[]const u8 {
    if (block == 0) return null;
    defer env.free(block);
    const bytes = try allocator.alloc(u8, @intCast(env.length(block)));
    for (bytes, 0..) |*byte, i| byte.* = env.load_u8(block + i);
    return if (bytes.len == 0) null else bytes;
}

/// The input of the call.
pub fn input(allocator: Allocator) ![]const u8 {
    const bytes = try allocator.alloc(u8, @intCast(env.input_length()));
    for (bytes, 0..) |*byte, i| byte.* = env.input_load_u8(i);
    return bytes;
}

/// Ends a plugin function: sets the output and returns 0, or sets the error text and returns 1.
pub fn finish(result: anyerror![]const u8) i32 {
    if (result) |bytes| {
        env.output_set(write(bytes), bytes.len);
        return 0;
    } else |err| {
        env.error_set(write(@errorName(err)));
        return 1;
    }
}

/// A value of the configuration, which the guest can only read.
pub fn config(allocator: Allocator, key: []const u8) !?[]const u8 {
    return take(allocator, env.config_get(write(key)));
}

/// Adds to a counter kept in a variable as 8 bytes, little-endian; returns the new value.
pub fn addToCounter(allocator: Allocator, key: []const u8, amount: u64) !u64 {
    var total = amount;
    if (try take(allocator, env.var_get(write(key)))) |stored| {
        if (stored.len == 8) total += std.mem.readIntLittle(u64, stored[0..8]);
    }
    var bytes: [8]u8 = undefined;
    std.mem.writeIntLittle(u64, &bytes, total);
    env.var_set(write(key), write(&bytes));
    return total;
}
