using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Running;

/// <summary>The bytes that really travel, and what a program sees of optional exports and replies.</summary>
public sealed class PayloadRunTests
{
    // Every export returns its input; "lacking" is none of them.
    private const string Echo = """
        (module
          (import "extism:host/env" "input_offset" (func $input_offset (result i64)))
          (import "extism:host/env" "input_length" (func $input_length (result i64)))
          (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
          (func $echo (result i32)
            (call $output_set (call $input_offset) (call $input_length))
            (i32.const 0))
          (export "a" (func $echo)) (export "b" (func $echo)) (export "c" (func $echo)) (export "d" (func $echo)) (export "e" (func $echo)))
        """;

    [Fact]
    public async Task Several_parameters_are_the_object_that_xtp_guests_expect() =>
        Assert.Equal(
            ["""{"firstName":"Ada \u0022L\u0022","age":36,"boss":null}""", """{"first_name":"x","tags":[{"Name":"Bob","Age":1}]}""", """{"old_place":{"city_name":"Rome"},"new_age":7}""", "7,b"],
            await UserProgram.Run(
                Echo,
                """
                IGreeter echo = await host.LoadAsync<IGreeter>(source);
                lines.Add(echo.A("Ada \"L\"", 36, null));
                ISnake snake = await host.LoadAsync<ISnake>(source);
                lines.Add(await snake.AAsync("x", new() { new Person("Bob", 1) }));
                lines.Add(snake.Move(new Place("Rome"), 7));
                System.Text.Json.JsonElement e = echo.B(7, System.Text.Json.JsonDocument.Parse("{\"x\":[\"b\"]}").RootElement);
                lines.Add(e.GetProperty("n").GetInt32() + "," + e.GetProperty("free").GetProperty("x")[0].GetString());
                """,
                UserCode.Interface("string A(string firstName, int age = 1, Person? boss = null); System.Text.Json.JsonElement B(int n, System.Text.Json.JsonElement free);"),
                "namespace Demo; [ExtismPlugin(JsonNaming = JsonNaming.SnakeCaseLower)] public partial interface ISnake { Task<string> AAsync(string firstName, List<Person> tags); [Export(\"b\")] string Move(Place oldPlace, byte newAge); } public sealed record Place(string CityName);"));

    [Fact]
    public async Task Binary_numbers_streams_and_destinations_are_bytes() =>
        Assert.Equal(
            ["02-01-00-00", "258", "Friday", "5", "null", "1,2,3", "PayloadException True", "4,5", "9"],
            await UserProgram.Run(
                Echo,
                """
                IGreeter echo = await host.LoadAsync<IGreeter>(source);
                lines.Add(BitConverter.ToString(echo.A(258)));
                lines.Add(echo.B(new byte[] { 2, 1, 0, 0 }).ToString());
                lines.Add(echo.C(DayOfWeek.Friday).ToString());
                lines.Add((await echo.DAsync(5))!.Value.ToString());
                lines.Add((await echo.DAsync(null))?.ToString() ?? "null");
                using var copy = new MemoryStream();
                echo.E(new MemoryStream(new byte[] { 1, 2, 3 })).CopyTo(copy);
                lines.Add(string.Join(',', copy.ToArray()));
                try { echo.B(new byte[] { 1, 2, 3 }); }
                catch (PayloadException e) { lines.Add(e.GetType().Name + " " + e.Message.Contains("its binary form has 4 bytes, and the payload has 3.")); }
                IBuffer buffer = await host.LoadAsync<IBuffer>(source);
                var writer = new System.Buffers.ArrayBufferWriter<byte>();
                buffer.A(new byte[] { 4, 5 }, writer);
                lines.Add(string.Join(',', writer.WrittenSpan.ToArray()));
                writer.Clear();
                await buffer.AAsync(new byte[] { 9 }, writer);
                lines.Add(string.Join(',', writer.WrittenSpan.ToArray()));
                """,
                UserCode.Interface(
                    """
                    byte[] A([Payload(PayloadFormat.Binary)] int value);
                    [return: Payload(PayloadFormat.Binary)] int B(byte[] value);
                    [return: Payload(PayloadFormat.Binary)] DayOfWeek C([Payload(PayloadFormat.Binary)] DayOfWeek value);
                    [return: Payload(PayloadFormat.Binary)] Task<long?> DAsync([Payload(PayloadFormat.Binary)] long? value);
                    Stream E(Stream value);
                    """),
                "namespace Demo; [ExtismPlugin] public partial interface IBuffer { void A(ReadOnlySpan<byte> data, System.Buffers.IBufferWriter<byte> destination); ValueTask AAsync(byte[] data, System.Buffers.IBufferWriter<byte> destination); }"));

    [Fact]
    public async Task Null_is_the_empty_payload_where_it_is_no_json() =>
        Assert.Equal(
            ["null", "null", "", "0", "null", "null", "text"],
            await UserProgram.Run(
                Echo,
                """
                IGreeter echo = await host.LoadAsync<IGreeter>(source);
                lines.Add(echo.A(null) ?? "null");
                lines.Add(echo.A("") ?? "null");
                lines.Add(echo.B(""));
                lines.Add(echo.C(null).Length.ToString());
                lines.Add(echo.D(null)?.ToString() ?? "null");
                lines.Add(echo.E("null")?.ToString() ?? "null");
                lines.Add(echo.A("text")!);
                """,
                UserCode.Interface("string? A(string? value); string B(string value); byte[] C(byte[]? value); byte[]? D(byte[]? value); System.Text.Json.Nodes.JsonNode? E(string value);")));

    [Fact]
    public async Task A_value_alone_is_json_text_and_so_is_its_null()
    {
        (string Type, string Value, string Json)[] values =
        [
            ("bool", "true", "true"),
            ("sbyte", "-7", "-7"),
            ("ulong", "ulong.MaxValue", "18446744073709551615"),
            ("double", "1.5", "1.5"),
            ("decimal", "2.50m", "2.50"),
            ("DayOfWeek", "DayOfWeek.Friday", "\"Friday\""),
            ("Guid", "new Guid(\"0f8fad5b-d9cb-469f-a165-70867728950e\")", "\"0f8fad5b-d9cb-469f-a165-70867728950e\""),
            ("DateOnly", "new DateOnly(2026, 12, 24)", "\"2026-12-24\""),
            ("TimeOnly", "new TimeOnly(23, 59)", "\"23:59:00\""),
            ("DateTime", "new DateTime(2026, 12, 24, 1, 2, 3, DateTimeKind.Utc)", "\"2026-12-24T01:02:03Z\""),
            ("DateTimeOffset", "new DateTimeOffset(2026, 12, 24, 1, 2, 3, TimeSpan.FromHours(-1))", "\"2026-12-24T01:02:03-01:00\""),
            ("TimeSpan", "TimeSpan.FromMinutes(90)", "\"01:30:00\""),
            ("Size", "new Size(1, null)", "{\"width\":1,\"unit\":null}"),
        ];

        Assert.Equal(
            values.Select(static value => $"{value.Json} True null True True"),
            await UserProgram.Run(
                Echo,
                string.Concat(values.Select(static (value, index) => $$"""
                    {
                        I{{index}} echo = await host.LoadAsync<I{{index}}>(source);
                        {{value.Type}} value = {{value.Value}};
                        string json = echo.A(value);
                        lines.Add($"{json} {echo.B(json) is { } back && back.Equals(value)} {echo.A(null)} {echo.B("") is null} {echo.B("null") is null}");
                    }
                    """)),
                "namespace Demo; public sealed record Size(int Width, string? Unit);" + string.Concat(values.Select(static (value, index) =>
                    $$"""[ExtismPlugin] public partial interface I{{index}} { string A({{value.Type}}? value); {{value.Type}}? B(string json); }"""))));
    }

    [Fact]
    public async Task A_json_call_allocates_the_object_and_its_members_and_nothing_else() =>
        Assert.Equal(
            ["True"],
            await UserProgram.Run(
                Echo,
                """
                IGreeter echo = await host.LoadAsync<IGreeter>(source);
                var sent = new Visitor("Ada", "London", 36, 1L << 40, true);
                lines.Add((Least(() => echo.A(sent)) == Least(() => new Visitor(new string('a', 3), new string('b', 6), 36, 1L << 40, true))).ToString());

                static long Least(Func<Visitor> make)
                {
                    long least = long.MaxValue;     // the run time may allocate for itself while it compiles
                    for (int i = 0; i < 4000; i++)
                    {
                        long before = GC.GetAllocatedBytesForCurrentThread();
                        GC.KeepAlive(make());
                        least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
                    }
                    return least;
                }
                """,
                "namespace Demo; public sealed record Visitor(string Name, string City, int Age, long Id, bool Known);",
                UserCode.Interface("Visitor A(Visitor visitor);")));

    [Fact]
    public async Task A_codec_of_the_user_s_writes_and_reads() =>
        Assert.Equal(
            ["ADA", "ada", "null", "#7"],
            await UserProgram.Run(
                Echo,
                """
                IGreeter echo = await host.LoadAsync<IGreeter>(source);
                lines.Add(echo.A("Ada"));
                lines.Add(echo.B("ADA")!);
                lines.Add(echo.B("") ?? "null");
                lines.Add(echo.C(new Badge(7)));
                """,
                UserCode.Interface("string A([PayloadCodec<Upper>] string value); [return: PayloadCodec<Upper>] string? B(string value); string C(Badge badge);"),
                """
                namespace Demo;
                public readonly struct Upper : IPayloadCodec<string>
                {
                    public void Write(string value, PayloadWriter writer) => default(TextPayload).Write(value.ToUpperInvariant(), writer);
                    public string Read(ReadOnlySpan<byte> payload) => default(TextPayload).Read(payload).ToLowerInvariant();
                }
                [PayloadCodec<BadgeCodec>] public sealed record Badge(int Id);
                public readonly struct BadgeCodec : IPayloadCodec<Badge>
                {
                    public void Write(Badge value, PayloadWriter writer) => default(TextPayload).Write("#" + value.Id, writer);
                    public Badge Read(ReadOnlySpan<byte> payload) => new(payload.Length);
                }
                """));

    [Fact]
    public async Task A_body_runs_where_the_module_lacks_the_export_and_calls_what_it_has() =>
        Assert.Equal(
            ["x", "body of Lacking, plugin a, body of Other", "body of Other", "warm", "xx"],
            await UserProgram.Run(
                Echo,
                """
                IGreeter echo = await host.LoadAsync<IGreeter>(source);
                lines.Add(echo.B("x"));
                lines.Add(echo.Lacking());
                lines.Add(await echo.OtherAsync());
                echo.WarmUp(lines);
                lines.Add(echo.Twice("x"));
                await ((IAsyncDisposable)echo).DisposeAsync();
                """,
                UserCode.Interface(
                    """
                    string A(string value);
                    string B(string value) => "body of B";
                    string Lacking() => "body of Lacking, " + B("plugin a") + ", " + OtherAsync().Result;
                    Task<string> OtherAsync() => Task.FromResult("body of Other");
                    sealed void WarmUp(List<string> lines) => lines.Add("warm");
                    string Twice(string value) => A(value + value);
                    """)));

    [Fact]
    public async Task Interfaces_that_meet_in_one_export_share_it() =>
        Assert.Equal(
            ["1", "2", "3"],
            await UserProgram.Run(
                Echo,
                """
                IGreeter echo = await host.LoadAsync<IGreeter>(source);
                lines.Add(((ILeft)echo).A("1"));
                lines.Add(await ((IRight)echo).AAsync("2"));
                lines.Add(((IRoot)echo).A("3"));
                """,
                """
                namespace Demo;
                [ExtismPlugin] public partial interface IRoot { string A(string value); }
                [ExtismPlugin] public partial interface ILeft : IRoot { new string A(string value); }
                [ExtismPlugin] public partial interface IRight : IRoot { Task<string> AAsync(string value); }
                [ExtismPlugin] public partial interface IGreeter : ILeft, IRight { }
                """));

    [Fact]
    public async Task A_host_function_can_tell_the_plugin_of_its_failure() =>
        Assert.Equal(
            ["""{"result":{"Name":"Ada","Age":1}}""", """{"error":"no such user"}""", """{"result":null}""", "HostFunctionException PayloadException", "calls: 3"],
            await UserProgram.Run(
                """
                (module
                  (import "extism:host/env" "input_offset" (func $input_offset (result i64)))
                  (import "extism:host/env" "length" (func $length (param i64) (result i64)))
                  (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
                  (import "extism:host/user" "find" (func $find (param i64) (result i64)))
                  (import "extism:host/user" "touch" (func $touch (param i64) (result i64)))
                  (func (export "a") (result i32) (local $out i64)
                    (local.set $out (call $find (call $input_offset)))
                    (call $output_set (local.get $out) (call $length (local.get $out)))
                    (i32.const 0))
                  (func (export "b") (result i32) (local $out i64)
                    (local.set $out (call $touch (call $input_offset)))
                    (call $output_set (local.get $out) (call $length (local.get $out)))
                    (i32.const 0)))
                """,
                """
                IGreeter plugin = await host.LoadAsync<IGreeter>(source, o => o.HostFunctions.Add(new Directory()));
                lines.Add(plugin.A("Ada"));
                lines.Add(plugin.A("nobody"));
                lines.Add(plugin.B("x"));
                IRaw raw = await host.LoadAsync<IRaw>(source, o => o.HostFunctions.Add(new Directory()));
                try { raw.B(new byte[] { 255 }); }      // no UTF-8: the plugin's mistake and not the function's
                catch (PluginCallException e) { lines.Add($"{e.GetType().Name} {e.InnerException!.GetType().Name}"); }
                lines.Add("calls: " + Directory.Calls);
                """,
                UserCode.Interface("string A(string name); string B(string text);"),
                "namespace Demo; [ExtismPlugin] public partial interface IRaw { void B(byte[] text); }",
                UserCode.Class(
                    """
                    public static int Calls;
                    [HostFunction(ErrorsAsPayload = true)] public static async Task<Person> Find(string name) { await Task.Yield(); Calls++; return name == "Ada" ? new Person(name, 1) : throw new KeyNotFoundException("no such user"); }
                    [HostFunction(ErrorsAsPayload = true)] public static void Touch(string text) => Calls++;
                    """)));
}
