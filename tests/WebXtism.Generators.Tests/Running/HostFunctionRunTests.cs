using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Running;

/// <summary>Generated host functions at work: plugins call them and get what they return.</summary>
public sealed class HostFunctionRunTests
{
    private const string Start = """
        (module
          (import "extism:host/env" "input_offset" (func $input_offset (result i64)))
          (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
          (import "extism:host/env" "length" (func $length (param i64) (result i64)))
        """;

    [Fact]
    public async Task Text_bytes_and_json_are_blocks_both_ways() =>
        Assert.Equal(
            ["ADA", "3,2,1", "Person { Name = Ada, Age = 37 }"],
            await UserProgram.Run(
                Pass("upper", "reverse", "older"),
                """
                IGreeter plugin = await host.LoadAsync<IGreeter>(source, o => o.HostFunctions.Add(new Directory(1)));
                lines.Add(plugin.Upper("Ada"));
                lines.Add(string.Join(',', plugin.Reverse(new byte[] { 1, 2, 3 })));
                lines.Add(plugin.Older(new Person("Ada", 36))!.ToString());
                """,
                UserCode.Interface("string Upper(string text); byte[] Reverse(byte[] data); Person? Older(Person? person);"),
                """
                namespace Demo;
                public sealed partial class Directory(int years)
                {
                    [HostFunction] public static string Upper(string text) => text.ToUpperInvariant();
                    [HostFunction] private static byte[] Reverse(ReadOnlySpan<byte> data) { byte[] copy = data.ToArray(); Array.Reverse(copy); return copy; }
                    [HostFunction] internal Person? Older(Person person) => person with { Age = person.Age + years };
                }
                """));

    [Fact]
    public async Task An_asynchronous_function_does_not_wait_for_the_context_of_the_caller() =>
        Assert.Equal(
            ["ADA"],
            await UserProgram.Run(
                Pass("upper"),
                """
                IGreeter plugin = await host.LoadAsync<IGreeter>(source, o => o.HostFunctions.Add(new Directory()));
                SynchronizationContext? before = SynchronizationContext.Current;
                SynchronizationContext.SetSynchronizationContext(new Stuck());
                try { lines.Add(plugin.Upper("Ada")); } finally { SynchronizationContext.SetSynchronizationContext(before); }
                """,
                UserCode.Interface("string Upper(string text);"),
                UserCode.Class("[HostFunction] public static async Task<string> Upper(string text) { await Task.Yield(); return text.ToUpperInvariant(); }"),
                "namespace Demo; /* Like a user interface's thread that is busy: what is posted to it waits. */ public sealed class Stuck : SynchronizationContext { public override void Post(SendOrPostCallback d, object? state) { } }"));

    [Fact]
    public async Task The_host_context_of_a_call_reaches_static_and_asynchronous_functions() =>
        Assert.Equal(
            ["Ada: Hi", "Bob: Ho", "it needs a host context of type Demo.Person, and the call of 'who' brought none. Pass one as CallOptions.HostContext."],
            await UserProgram.Run(
                Pass("who", "who_later"),
                """
                IGreeter plugin = await host.LoadAsync<IGreeter>(source, o => o.HostFunctions.Add(new Directory()));
                lines.Add(plugin.Who("Hi", new CallOptions { HostContext = new Person("Ada", 1) }));
                lines.Add(await plugin.WhoLaterAsync("Ho", new CallOptions { HostContext = new Person("Bob", 2) }, CancellationToken.None));
                try { plugin.Who("Hi"); }
                catch (HostFunctionException e) { lines.Add(e.InnerException!.Message); }
                """,
                UserCode.Interface(
                    """
                    string Who(string text, CallOptions options = default);
                    Task<string> WhoLaterAsync(string text, CallOptions options, CancellationToken stop);
                    """),
                UserCode.Class(
                    """
                    [HostFunction] public static string Who([HostContext] Person person, string text) => $"{person.Name}: {text}";
                    [HostFunction("who_later")] public static async Task<string> WhoLater([HostContext] Person person, string text) { await Task.Yield(); return $"{person.Name}: {text}"; }
                    """)));

    [Fact]
    public async Task Null_is_the_null_handle() =>
        Assert.Equal(
            ["", "null"],
            await UserProgram.Run(
                Pass("text", "json"),
                """
                IGreeter plugin = await host.LoadAsync<IGreeter>(source, o => o.HostFunctions.Add(new Directory()));
                lines.Add(plugin.Text("x"));
                lines.Add(plugin.Json("x")?.ToString() ?? "null");
                """,
                UserCode.Interface("string Text(string text); Person? Json(string text);"),
                UserCode.Class("[HostFunction] public static string? Text(string text) => null; [HostFunction] public static Person? Json(string text) => null;")));

    [Fact]
    public async Task Numbers_of_every_kind_arrive_whole() =>
        Assert.Equal(
            ["True,-1,255,-2,65535,-3,4294967295,-4,18446744073709551615,1.5,2.25"],
            await UserProgram.Run(
                """
                (module
                  (import "extism:host/user" "take" (func $take (param i32 i32 i32 i32 i32 i32 i32 i64 i64 f32 f64)))
                  (func (export "go") (result i32)
                    (call $take (i32.const 7) (i32.const -1) (i32.const 0xfff00ff) (i32.const -2) (i32.const -1) (i32.const -3) (i32.const -1)
                                (i64.const -4) (i64.const -1) (f32.const 1.5) (f64.const 2.25))
                    (i32.const 0)))
                """,
                """
                var directory = new Directory();
                IGreeter plugin = await host.LoadAsync<IGreeter>(source, o => o.HostFunctions.Add(directory));
                plugin.Go();
                lines.Add(directory.Taken);
                """,
                UserCode.Interface("void Go();"),
                UserCode.Class(
                    """
                    public string Taken { get; private set; } = "";
                    [HostFunction] public void Take(bool a, sbyte b, byte c, short d, ushort e, int f, uint g, long h, ulong i, float j, double k) =>
                        Taken = FormattableString.Invariant($"{a},{b},{c},{d},{e},{f},{g},{h},{i},{j},{k}");
                    """)));

    [Theory]
    [InlineData("bool", "true", "i32", "1")]
    [InlineData("byte", "200", "i32", "200")]
    [InlineData("sbyte", "-5", "i32", "-5")]
    [InlineData("uint", "uint.MaxValue", "i32", "-1")]
    [InlineData("long", "long.MinValue", "i64", "-9223372036854775808")]
    [InlineData("ulong", "ulong.MaxValue", "i64", "-1")]
    [InlineData("float", "1.5f", "f32", "1.5")]
    [InlineData("double", "-2.25", "f64", "-2.25")]
    [InlineData("Task<int>", "Task.FromResult(6)", "i32", "6")]
    [InlineData("ValueTask<int>", "new(7)", "i32", "7")]
    public async Task Number_results_arrive_whole(string type, string value, string kind, string expected) =>
        Assert.Equal(
            ["ok"],
            await UserProgram.Run(
                $"""
                (module
                  (import "extism:host/user" "get" (func $get (result {kind})))
                  (func (export "go") (result i32) ({kind}.ne (call $get) ({kind}.const {expected}))))
                """,
                """
                IGreeter plugin = await host.LoadAsync<IGreeter>(source, o => o.HostFunctions.Add(new Directory()));
                plugin.Go();
                lines.Add("ok");
                """,
                UserCode.Interface("void Go();"),
                UserCode.Class($"[HostFunction] public static {type} Get() => {value};")));

    [Fact]
    public async Task The_plugin_waits_for_asynchronous_functions_and_they_know_the_caller() =>
        Assert.Equal(
            ["ADA from ask True", "done"],
            await UserProgram.Run(
                Pass("ask"),
                """
                IGreeter plugin = await host.LoadAsync<IGreeter>(source, o => o.HostFunctions.Add(new Directory()));
                using var stop = new CancellationTokenSource();
                lines.Add(await plugin.AskAsync("Ada", stop.Token));
                lines.Add("done");
                """,
                UserCode.Interface("Task<string> AskAsync(string text, CancellationToken stop);"),
                UserCode.Class(
                    """
                    [HostFunction] public static Task<string> Ask(HostCall call, string text, CancellationToken stop) => Later(text, call.ExportName, stop);
                    private static async Task<string> Later(string text, string export, CancellationToken stop)
                    {
                        await Task.Yield();
                        return $"{text.ToUpperInvariant()} from {export} {stop.CanBeCanceled}";
                    }
                    """)));

    [Fact]
    public async Task Who_calls_asynchronously_does_not_wait_for_asynchronous_functions() =>
        Assert.Equal(
            ["False", "ADA"],
            await UserProgram.Run(
                Pass("ask"),
                """
                await Task.Yield();     // who waits after this is stopped by the test's patience
                var directory = new Directory();
                IGreeter plugin = await host.LoadAsync<IGreeter>(source, o => o.HostFunctions.Add(directory));
                Task<string> asked = plugin.AskAsync("Ada");
                lines.Add(asked.IsCompleted.ToString());
                directory.Answer.SetResult("ADA");
                lines.Add(await asked);
                """,
                UserCode.Interface("Task<string> AskAsync(string text);"),
                UserCode.Class("public TaskCompletionSource<string> Answer { get; } = new(); [HostFunction] public Task<string> Ask(string text) => Answer.Task;")));

    [Fact]
    public async Task An_exception_reaches_the_caller_of_the_plugin() =>
        Assert.Equal(
            ["HostFunctionException InvalidOperationException: not today"],
            await UserProgram.Run(
                Pass("ask"),
                """
                IGreeter plugin = await host.LoadAsync<IGreeter>(source, o => o.HostFunctions.Add(new Directory()));
                try { plugin.Ask("Ada"); }
                catch (HostFunctionException e) { lines.Add($"{e.GetType().Name} {e.InnerException!.GetType().Name}: {e.InnerException.Message}"); }
                """,
                UserCode.Interface("string Ask(string text);"),
                UserCode.Class("[HostFunction] public static string Ask(string text) => throw new InvalidOperationException(\"not today\");")));

    [Fact]
    public async Task Numbers_allocate_nothing() =>
        Assert.Equal(
            ["0"],
            await UserProgram.Run(
                """
                (module
                  (import "extism:host/user" "add" (func $add (param i32 i64) (result i64)))
                  (func (export "go") (result i32) (local $i i32)
                    (loop $again
                      (drop (call $add (local.get $i) (i64.const 3)))
                      (br_if $again (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 1000))))
                    (i32.const 0)))
                """,
                """
                IGreeter plugin = await host.LoadAsync<IGreeter>(source, o => o.HostFunctions.Add(new Directory(2)));
                long least = long.MaxValue;     // the run time may allocate for itself while it compiles
                for (int i = 0; i < 40; i++)
                {
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    plugin.Go();
                    least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
                }
                lines.Add(least.ToString());
                """,
                UserCode.Interface("void Go();"),
                "namespace Demo; public sealed partial class Directory(long seed) { [HostFunction] public long Add(int left, long right) => seed + left + right; }"));

    [Fact]
    public void The_list_of_functions_tells_their_types()
    {
        Generated generated = Generated.From(
            UserCode.Class("[HostFunction] public long Mix(int a, string b, double c) => 0; [HostFunction(\"log_line\")] public static void Log(ReadOnlySpan<byte> line) { }")).Clean();
        Type directory = UserProgram.Load(generated.Compilation).GetType("Demo.Directory")!;
        var functions = ((IHostFunctions)Activator.CreateInstance(directory)!).CreateHostFunctions();

        Assert.Equal(["extism:host/user::mix", "extism:host/user::log_line"], functions.Select(static function => function.ToString()));
        Assert.Equal([Engine.ValueKind.I32, Engine.ValueKind.I64, Engine.ValueKind.F64], functions[0].Type.Parameters);
        Assert.Equal([Engine.ValueKind.I64], functions[0].Type.Results);
        Assert.Equal([Engine.ValueKind.I64], functions[1].Type.Parameters);
        Assert.Empty(functions[1].Type.Results);
    }

    /// <summary>A plugin with exports that pass their input to the host function of the same name, and return what that returns.</summary>
    private static string Pass(params string[] names) =>
        Start
        + string.Concat(names.Select(static name => $"""(import "extism:host/user" "{name}" (func ${name} (param i64) (result i64)))"""))
        + string.Concat(names.Select(static name => $"""
            (func (export "{name}") (result i32) (local $out i64)
              (local.set $out (call ${name} (call $input_offset)))
              (call $output_set (local.get $out) (call $length (local.get $out)))
              (i32.const 0))
            """))
        + ")";
}
