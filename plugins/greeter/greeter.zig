// greeter in Zig: a greeting from config, and a vowel counter that remembers its total.
// Each call works in an arena of its own, which gives all its memory back at the end.
const std = @import("std");
const extism = @import("extism_abi");
const Allocator = std.mem.Allocator;

export fn greet() i32 {
    return call(greeting);
}

export fn count_vowels() i32 {
    return call(vowelCount);
}

fn call(comptime work: fn (Allocator) anyerror![]const u8) i32 {
    var arena = std.heap.ArenaAllocator.init(std.heap.wasm_allocator);
    defer arena.deinit();
    return extism.finish(work(arena.allocator()));
}

fn greeting(allocator: Allocator) anyerror![]const u8 {
    const hello = try extism.config(allocator, "greeting") orelse "Hello";
    return std.mem.concat(allocator, u8, &.{ hello, ", ", try extism.input(allocator), "!" });
}

fn vowelCount(allocator: Allocator) anyerror![]const u8 {
    const vowels = "aeiouAEIOU";
    var count: u64 = 0;
    for (try extism.input(allocator)) |byte| {
        if (std.mem.indexOfScalar(u8, vowels, byte) != null) count += 1;
    }
    const total = try extism.addToCounter(allocator, "total", count);
    return std.fmt.allocPrint(
        allocator,
        \\{{"count":{d},"total":{d},"vowels":"{s}"}}
    ,
        .{ count, total, vowels },
    );
}
