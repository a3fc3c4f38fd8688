using Microsoft.Extensions.Logging;
using WebXtism.Engine;
using WebXtism.HostEnvironment;
using WebXtism.Kernel;

namespace WebXtism.Tests.HostEnvironment;

/// <summary>
/// Every function that a guest can import takes any number in the place of a handle, an address or a length: the kernel's
/// functions answer, the host's fail the call with a typed error, and nobody is harmed.
/// </summary>
public sealed class WildNumberTests : GuestTests
{
    private const string UserFunction = "user_blocks";

    // What the guest wrote into the block that it keeps.
    private const long Pattern = 0x5a5a_0123_4567_a5a5;

    private static readonly Dictionary<string, FunctionType> s_functions = KernelExports.Types
        .Concat(EnvironmentFunctions.ByName.Select(static entry => KeyValuePair.Create(entry.Key, entry.Value.Type)))
        .Append(KeyValuePair.Create(UserFunction, new FunctionType([ValueKind.I64, ValueKind.I64], [])))
        .Where(static entry => entry.Value.Parameters.Contains(ValueKind.I64))
        .ToDictionary(StringComparer.Ordinal);

    private static readonly Func<Blocks, long>[] s_wild =
    [
        _ => 0, _ => 1, _ => -1, _ => -16,
        // The kernel's record, and the first header of the heap.
        _ => KernelLayout.RecordAddress, _ => 16, _ => 56, _ => 64, _ => KernelLayout.HeapBase - 1, _ => KernelLayout.HeapBase,
        // Into a live block, at its header, at its end, and one of the same bits further up.
        b => b.Kept + 1, b => b.Kept + 8, b => b.Kept + 15, b => b.Kept - 16, b => b.Kept - 8, b => b.Kept - 1, b => b.Kept | (1L << 32), b => b.Kept | (1L << 63),
        b => b.Freed, b => b.Freed + 1,
        // Where the memory ends, and where numbers do.
        b => b.Size - 8, b => b.Size - 1, b => b.Size, b => b.Size + 1, b => b.Size + 16,
        _ => int.MaxValue, _ => 1L << 31, _ => uint.MaxValue, _ => 1L << 32, _ => 1L << 62, _ => long.MaxValue, _ => long.MinValue, _ => -(1L << 32),
    ];

    private readonly RecordingLogger _log = new(LogLevel.Trace);
    private Func<Blocks, long[]> _choose = _ => [];
    private long[] _arguments = [];
    private (long First, long Second, long Length)? _kept;

    public static TheoryData<string> Functions => [.. s_functions.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Any_number_may_be_passed_in_any_place(string function)
    {
        Plugin sibling = LoadText(Guest.Echo, name: "sibling");
        Plugin plugin = LoadHostile(function);
        foreach ((int place, Func<Blocks, long> wild, Func<Blocks, long> other) in Attacks(function))
        {
            _choose = blocks =>
            {
                long[] arguments = [.. s_functions[function].Parameters.Select(_ => other(blocks))];
                arguments[place] = wild(blocks);
                return arguments;
            };
            _kept = null;
            Exception? exception = Record.Exception(() => plugin.Call("attack"));

            string attack = $"{function}({string.Join(", ", _arguments)})";
            AssertOutcome(function, _arguments[place], exception, attack);
            // A guest may overwrite its own blocks. Nothing else may change one that is not named.
            Assert.True(function is "store_u8" or "store_u64" || _kept is null or (Pattern, ~Pattern, 16), $"{attack} changed another block: {_kept}.");
            Assert.Equal("still here", plugin.CallText("echo", "still here"));
            Assert.Equal("still here", sibling.CallText("echo", "still here"));
        }
    }

    [Fact]
    public void All_functions_that_take_such_numbers_are_tried() =>
        Assert.Equal(13 + 9 + 1, s_functions.Count);

    private static IEnumerable<(int Place, Func<Blocks, long> Wild, Func<Blocks, long> Other)> Attacks(string function) =>
        from place in Enumerable.Range(0, s_functions[function].Parameters.Length)
        from wild in s_wild
        from other in KernelExports.Types.ContainsKey(function) ? new Func<Blocks, long>[] { b => b.Live, _ => 8, _ => -1 } : [b => b.Live]
        select (place, wild, other);

    private static void AssertOutcome(string function, long wild, Exception? exception, string attack)
    {
        if (!KernelExports.Types.ContainsKey(function))
        {
            // The null handle is the empty block, which is a key, a value and a message, but no request.
            bool isFine = wild == 0 && function != "http_request";
            Assert.True(isFine == exception is null, $"{attack}: {exception?.Message ?? "no error"}");
            Assert.True(isFine || exception is HostFunctionException { InnerException: PayloadException }, attack);
        }
        else if (function == "output_set")
        {
            Assert.True(exception is null || exception.GetType() == typeof(PluginCallException), attack);
        }
        else
        {
            Assert.True(exception is null, $"{attack}: {exception?.Message}");
        }
    }

    private Plugin LoadHostile(string function) => LoadText(Text(function), options =>
    {
        options.KeepAfterTrap = true;
        options.Logger = _log;
        options.HostFunctions.Add(new HostFunction("test", "choose", [ValueKind.I64, ValueKind.I64, ValueKind.I64], null, call =>
            _arguments = _choose(new Blocks(call.GetInt64(0), call.GetInt64(1), call.GetInt64(2), call.Instance.Memory.Size))));
        options.HostFunctions.Add(new HostFunction("test", "argument", [ValueKind.I32], ValueKind.I64, call => call.SetInt64(_arguments[call.GetInt32(0)])));
        options.HostFunctions.Add(new HostFunction("test", "kept", [ValueKind.I64, ValueKind.I64, ValueKind.I64], null, call =>
            _kept = (call.GetInt64(0), call.GetInt64(1), call.GetInt64(2))));
        options.HostFunctions.Add(new HostFunction("extism:host/user", UserFunction, [ValueKind.I64, ValueKind.I64], null, call =>
        {
            call.GetBytes(0);
            call.GetBytes(1);
        }));
    });

    /// <summary>A guest that makes a block to keep, one to pass and one that it frees, asks for the arguments and calls.</summary>
    private static string Text(string function)
    {
        FunctionType type = s_functions[function];
        string space = function == UserFunction ? "extism:host/user" : KernelModule.Namespace;
        string parameters = string.Join(' ', type.Parameters.Select(static kind => kind == ValueKind.I64 ? "i64" : "i32"));
        string result = type.Results.IsEmpty ? "" : type.Results[0] == ValueKind.I64 ? "(result i64)" : "(result i32)";
        IEnumerable<string> arguments = type.Parameters.Select(static (kind, place) =>
            kind == ValueKind.I64 ? $"(call $argument (i32.const {place}))" : $"(i32.wrap_i64 (call $argument (i32.const {place})))");
        string call = $"(call $attacked {string.Join(' ', arguments)})";
        return $"""
            (module
              (import "{space}" "{function}" (func $attacked (param {parameters}) {result}))
              (import "extism:host/env" "alloc" (func $alloc (param i64) (result i64)))
              (import "extism:host/env" "free" (func $free (param i64)))
              (import "extism:host/env" "length" (func $length (param i64) (result i64)))
              (import "extism:host/env" "load_u64" (func $load (param i64) (result i64)))
              (import "extism:host/env" "store_u64" (func $store (param i64 i64)))
              (import "extism:host/env" "input_offset" (func $input_offset (result i64)))
              (import "extism:host/env" "input_length" (func $input_length (result i64)))
              (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
              (import "test" "choose" (func $choose (param i64 i64 i64)))
              (import "test" "argument" (func $argument (param i32) (result i64)))
              (import "test" "kept" (func $kept (param i64 i64 i64)))
              (func (export "attack")
                (local $keep i64) (local $live i64) (local $freed i64)
                (local.set $keep (call $alloc (i64.const 16)))
                (call $store (local.get $keep) (i64.const {Pattern}))
                (call $store (i64.add (local.get $keep) (i64.const 8)) (i64.const {~Pattern}))
                (local.set $freed (call $alloc (i64.const 16)))
                (local.set $live (call $alloc (i64.const 16)))
                (call $store (local.get $live) (i64.const 0x6b6b_6b6b_6b6b_6b6b))
                (call $free (local.get $freed))
                (call $choose (local.get $keep) (local.get $live) (local.get $freed))
                {(type.Results.IsEmpty ? call : $"(drop {call})")}
                (call $kept (call $load (local.get $keep)) (call $load (i64.add (local.get $keep) (i64.const 8))) (call $length (local.get $keep))))
              (func (export "echo")
                (call $output_set (call $input_offset) (call $input_length))))
            """;
    }

    private readonly record struct Blocks(long Kept, long Live, long Freed, long Size);
}
