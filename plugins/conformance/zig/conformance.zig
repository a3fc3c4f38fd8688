// conformance in Zig: everything a plugin can ask of a host, one export for each; README.md says
// what each answers. Each call works in an arena of its own, freed at its end.
const std = @import("std");
const extism = @import("extism_abi");
const env = extism.env;
const Allocator = std.mem.Allocator;

const user = struct {
    extern "extism:host/user" fn reverse(block: extism.Block) extism.Block;
    extern "extism:host/user" fn add(a: i64, b: i64) i64;
};

/// What an export answers: an output, or an error text.
const Answer = union(enum) { output: []const u8, failure: []const u8 };

/// Calls a function that turns the input into an answer, and gives the answer to the host.
fn call(comptime work: fn (Allocator, []const u8) anyerror!Answer) i32 {
    var arena = std.heap.ArenaAllocator.init(std.heap.wasm_allocator);
    defer arena.deinit();
    const input = extism.input(arena.allocator()) catch |err| return extism.finish(err);
    const answer = work(arena.allocator(), input) catch |err| return extism.finish(err);
    switch (answer) {
        // No output is also the empty output.
        .output => |bytes| return if (bytes.len == 0) 0 else extism.finish(bytes),
        .failure => |message| {
            env.error_set(extism.write(message));
            return 1;
        },
    }
}

fn failure(allocator: Allocator, comptime format: []const u8, arguments: anytype) anyerror!Answer {
    return .{ .failure = try std.fmt.allocPrint(allocator, format, arguments) };
}

fn number(allocator: Allocator, value: i64) anyerror!Answer {
    return .{ .output = try std.fmt.allocPrint(allocator, "{d}", .{value}) };
}

/// A value, or the empty output if there is none.
fn valueOf(allocator: Allocator, block: extism.Block) anyerror!Answer {
    return .{ .output = try extism.take(allocator, block) orelse "" };
}

/// The block of these bytes; 0 if there are none.
fn write(bytes: []const u8) extism.Block {
    return if (bytes.len == 0) 0 else extism.write(bytes);
}

/// The whole text as a decimal number with an optional minus sign. By hand, since parseInt would
/// need compiler-rt, and that has a "log" of its own, which hides ours.
fn parse(comptime T: type, text: []const u8) ?T {
    const negative = std.mem.startsWith(u8, text, "-");
    const digits = if (negative) text[1..] else text;
    if (digits.len == 0) return null;

    var value: T = 0; // kept negative while reading, since the lowest has no positive twin
    for (digits) |byte| {
        if (!std.ascii.isDigit(byte)) return null;
        const digit = byte - '0';
        if (value < @divTrunc(std.math.minInt(T) + @as(T, digit), 10)) return null;
        value = value * 10 - digit;
    }
    if (negative) return value;
    return if (value == std.math.minInt(T)) null else -value;
}

// ---- Input, output, errors -------------------------------------------------------------------

export fn echo() i32 {
    return call(echoed);
}

fn echoed(_: Allocator, input: []const u8) anyerror!Answer {
    return .{ .output = input };
}

export fn upper() i32 {
    return call(uppercase);
}

fn uppercase(allocator: Allocator, input: []const u8) anyerror!Answer {
    return .{ .output = try std.ascii.allocUpperString(allocator, input) };
}

export fn fail() i32 {
    return call(failed);
}

fn failed(allocator: Allocator, input: []const u8) anyerror!Answer {
    return failure(allocator, "failed: {s}", .{input});
}

// The only export whose result says more than "good" or "bad".
var code: i32 = 0;

export fn fail_code() i32 {
    const result = call(readCode);
    return if (result == 0) code else result;
}

fn readCode(allocator: Allocator, input: []const u8) anyerror!Answer {
    code = parse(i32, input) orelse return failure(allocator, "not a number: {s}", .{input});
    return .{ .output = "" };
}

export fn trap() i32 {
    @trap();
}

// Calls are counted here, in the memory of the instance.
var calls: i64 = 0;

export fn count() i32 {
    return call(counted);
}

fn counted(allocator: Allocator, _: []const u8) anyerror!Answer {
    calls += 1;
    return number(allocator, calls);
}

// ---- Config, variables, log --------------------------------------------------------------------

export fn config() i32 {
    return call(configValue);
}

fn configValue(allocator: Allocator, input: []const u8) anyerror!Answer {
    return valueOf(allocator, env.config_get(write(input)));
}

export fn var_get() i32 {
    return call(varGet);
}

fn varGet(allocator: Allocator, input: []const u8) anyerror!Answer {
    return valueOf(allocator, env.var_get(write(input)));
}

export fn var_set() i32 {
    return call(varSet);
}

fn varSet(_: Allocator, input: []const u8) anyerror!Answer {
    const separator = std.mem.indexOfScalar(u8, input, '=') orelse
        return .{ .failure = "the input must be key=value" };
    env.var_set(write(input[0..separator]), write(input[separator + 1 ..]));
    return .{ .output = "" };
}

const Level = enum { trace, debug, info, warn, @"error" };

export fn log() i32 {
    return call(logMessage);
}

fn logMessage(allocator: Allocator, input: []const u8) anyerror!Answer {
    const separator = std.mem.indexOfScalar(u8, input, ':') orelse
        return .{ .failure = "the input must be level:message" };
    const level = std.meta.stringToEnum(Level, input[0..separator]) orelse
        return failure(allocator, "no such log level: {s}", .{input[0..separator]});
    const message = write(input[separator + 1 ..]);
    switch (level) {
        .trace => env.log_trace(message),
        .debug => env.log_debug(message),
        .info => env.log_info(message),
        .warn => env.log_warn(message),
        .@"error" => env.log_error(message),
    }
    return .{ .output = "" };
}

export fn log_level() i32 {
    return call(logLevel);
}

fn logLevel(allocator: Allocator, _: []const u8) anyerror!Answer {
    return number(allocator, env.get_log_level());
}

// ---- Host functions ----------------------------------------------------------------------------

export fn host() i32 {
    return call(reversed);
}

fn reversed(allocator: Allocator, input: []const u8) anyerror!Answer {
    return valueOf(allocator, user.reverse(write(input)));
}

export fn host_add() i32 {
    return call(sum);
}

fn sum(allocator: Allocator, input: []const u8) anyerror!Answer {
    if (std.mem.indexOfScalar(u8, input, ' ')) |separator| {
        if (parse(i64, input[0..separator])) |a| {
            if (parse(i64, input[separator + 1 ..])) |b| return number(allocator, user.add(a, b));
        }
    }
    return failure(allocator, "not two numbers: {s}", .{input});
}

// ---- HTTP ---------------------------------------------------------------------------------------

export fn http() i32 {
    return call(httpGet);
}

fn httpGet(allocator: Allocator, input: []const u8) anyerror!Answer {
    const request = try std.json.stringifyAlloc(allocator, .{ .url = input, .method = "GET" }, .{});
    const body = try extism.take(allocator, env.http_request(write(request), 0)) orelse "";
    const output = try std.fmt.allocPrint(allocator, "{d} {s}", .{ env.http_status_code(), body });
    return .{ .output = output };
}
