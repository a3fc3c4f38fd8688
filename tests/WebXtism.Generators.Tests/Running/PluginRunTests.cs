using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Running;

/// <summary>Generated bindings at work: what goes into the plugin comes out of it.</summary>
public sealed class PluginRunTests
{
    // Returns its input, whatever it is; counts calls of "bump"; fails on "fail".
    private const string Echo = """
        (module
          (import "extism:host/env" "input_offset" (func $input_offset (result i64)))
          (import "extism:host/env" "input_length" (func $input_length (result i64)))
          (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
          (import "extism:host/env" "error_set" (func $error_set (param i64)))
          (import "extism:host/env" "alloc" (func $alloc (param i64) (result i64)))
          (import "extism:host/env" "store_u8" (func $store_u8 (param i64 i32)))
          (global $count (mut i32) (i32.const 0))
          (func $echo (result i32)
            (call $output_set (call $input_offset) (call $input_length))
            (i32.const 0))
          (func (export "bump") (result i32)
            (global.set $count (i32.add (global.get $count) (i32.const 1)))
            (i32.const 0))
          (func (export "count") (result i32)
            (local $out i64)
            (local.set $out (call $alloc (i64.const 1)))
            (call $store_u8 (local.get $out) (i32.add (i32.const 48) (global.get $count)))
            (call $output_set (local.get $out) (i64.const 1))
            (i32.const 0))
          (func (export "fail") (result i32)
            (call $error_set (call $input_offset))
            (i32.const 1))
          (export "text" (func $echo)) (export "bytes" (func $echo)) (export "json" (func $echo)) (export "number" (func $echo)))
        """;

    [Fact]
    public async Task Text_bytes_and_json_arrive_as_they_were_sent() =>
        Assert.Equal(
            ["grüße 👋", "", "1,2,3", "1,2,3", "9,8", "Person { Name = Ada, Age = 36 }", "null", "42"],
            await UserProgram.Run(
                Echo,
                """
                IEcho echo = await host.LoadAsync<IEcho>(source);
                lines.Add(echo.Text("grüße 👋"));
                lines.Add(echo.Text(""));
                lines.Add(string.Join(',', echo.Bytes(new byte[] { 1, 2, 3 })));
                lines.Add(string.Join(',', echo.Span(new byte[] { 1, 2, 3 }).ToArray()));
                lines.Add(string.Join(',', echo.Memory(new byte[] { 9, 8 }).ToArray()));
                lines.Add(echo.Json(new Person("Ada", 36))?.ToString() ?? "null");
                lines.Add(echo.Json(null)?.ToString() ?? "null");
                lines.Add(echo.Number(42).ToString());
                """,
                """
                namespace Demo;
                [ExtismPlugin]
                public partial interface IEcho
                {
                    string Text(string text);
                    byte[] Bytes(byte[] data);
                    Person? Json(Person? person);
                    int Number(int value);
                    ReadOnlyMemory<byte> Span(ReadOnlySpan<byte> data) => Bytes(data.ToArray());
                    ReadOnlyMemory<byte> Memory(ReadOnlyMemory<byte> data) => Bytes(data.ToArray());
                }
                """));

    [Fact]
    public async Task Spans_and_memory_go_straight_through() =>
        Assert.Equal(
            ["1,2,3", "4,5"],
            await UserProgram.Run(
                Echo,
                """
                IGreeter echo = await host.LoadAsync<IGreeter>(source);
                lines.Add(string.Join(',', echo.Bytes(new byte[] { 1, 2, 3 }.AsSpan())));
                lines.Add(string.Join(',', echo.Text(new byte[] { 4, 5 }.AsMemory()).ToArray()));
                """,
                UserCode.Interface("byte[] Bytes(ReadOnlySpan<byte> data); ReadOnlyMemory<byte> Text(ReadOnlyMemory<byte> data);")));

    [Fact]
    public async Task Asynchronous_members_return_the_same() =>
        Assert.Equal(
            ["Ada", "7,7", "Person { Name = Bob, Age = 1 }", "1"],
            await UserProgram.Run(
                Echo,
                """
                IGreeter echo = await host.LoadAsync<IGreeter>(source);
                lines.Add(await echo.TextAsync("Ada"));
                lines.Add(string.Join(',', await Render(echo)));
                lines.Add((await echo.JsonAsync(new Person("Bob", 1))).ToString());
                await echo.BumpAsync(CancellationToken.None);
                lines.Add(echo.Count());

                // The span is gone as soon as the method returns its task.
                static ValueTask<byte[]> Render(IGreeter echo) { Span<byte> local = stackalloc byte[] { 7, 7 }; var task = echo.BytesAsync(local); local.Clear(); return task; }
                """,
                UserCode.Interface(
                    """
                    Task<string> TextAsync(string text);
                    ValueTask<byte[]> BytesAsync(ReadOnlySpan<byte> data, CancellationToken stop = default);
                    Task<Person> JsonAsync(Person person);
                    ValueTask BumpAsync(CancellationToken stop);
                    string Count();
                    """)));

    [Fact]
    public async Task A_pair_of_members_calls_one_export_and_calls_without_payload_arrive() =>
        Assert.Equal(
            ["3"],
            await UserProgram.Run(
                Echo,
                """
                IGreeter echo = await host.LoadAsync<IGreeter>(source);
                echo.Bump();
                await echo.BumpAsync();
                echo.Bump();
                lines.Add(echo.Count());
                """,
                UserCode.Interface("void Bump(); Task BumpAsync(); string Count();")));

    [Fact]
    public async Task A_plugin_s_error_is_an_exception_with_its_text() =>
        Assert.Equal(
            ["PluginCallException fail True"],
            await UserProgram.Run(
                Echo,
                """
                IGreeter echo = await host.LoadAsync<IGreeter>(source);
                try { echo.Fail("no luck today"); }
                catch (PluginCallException e) { lines.Add($"{e.GetType().Name} {e.Export} {e.Message.Contains("no luck today")}"); }
                """,
                UserCode.Interface("void Fail(string text);")));

    [Fact]
    public async Task A_null_that_is_not_expected_is_an_exception() =>
        Assert.Equal(
            ["PayloadException", "null"],
            await UserProgram.Run(
                Echo,
                """
                IGreeter echo = await host.LoadAsync<IGreeter>(source);
                try { echo.Json("null"); }
                catch (PayloadException e) { lines.Add(e.GetType().Name); }
                lines.Add(echo.Text("null")?.Name ?? "null");
                """,
                UserCode.Interface("Person Json(string json); Person? Text(string json);")));

    [Fact]
    public async Task Plain_records_need_no_context_and_what_does_not_fit_names_its_place() =>
        Assert.Equal(
            [
                "City { Name = Paris, Mayor = Mayor { Name = Ada, Age = 36 }, Best = Green }", "City { Name = x, Mayor = , Best = Red }",
                "$.name", "$.mayor", "$.mayor.age", "$.best", "$", "$.mayor",
            ],
            await UserProgram.Run(
                Echo,
                """
                IGreeter echo = await host.LoadAsync<IGreeter>(source);
                lines.Add(echo.Json(new City("Paris", new Mayor("Ada", 36), Color.Green)).ToString());
                lines.Add(echo.Text("{\"name\":\"x\"}").ToString());
                foreach (string json in new[] { "{\"name\":null}", "{\"name\":\"x\",\"mayor\":7}", "{\"mayor\":{\"age\":\"old\"}}", "{\"name\":\"x\",\"best\":\"Pink\"}", "{}", "{\"name\":\"x\",\"mayor\":{\"age\":1}}" })
                {
                    try { echo.Text(json); }
                    catch (PayloadException e) { lines.Add(e.JsonPath ?? "nowhere"); }
                }
                """,
                "namespace Demo; public enum Color { Red, Green } public record Mayor(string Name, int Age); public record City(string Name, Mayor? Mayor, Color Best);",
                UserCode.Interface("City Json(City city); City Text(string json);")));

    [Fact]
    public async Task An_inherited_plugin_interface_works_as_a_whole() =>
        Assert.Equal(
            ["a", "b"],
            await UserProgram.Run(
                Echo,
                """
                await using IGreeter echo = await host.LoadAsync<IGreeter>(source);
                lines.Add(echo.Text("a"));
                lines.Add(Use(echo));
                static string Use(IBase echo) => echo.Bytes("b");
                """,
                "namespace Demo; [ExtismPlugin] public partial interface IBase { string Bytes(string text); }",
                "namespace Demo; [ExtismPlugin] public partial interface IGreeter : IBase, IAsyncDisposable { string Text(string text); }"));

    [Fact]
    public async Task A_disposed_plugin_says_so() =>
        Assert.Equal(
            ["ObjectDisposedException"],
            await UserProgram.Run(
                Echo,
                """
                IGreeter echo = await host.LoadAsync<IGreeter>(source);
                echo.Dispose();
                try { echo.Text("a"); }
                catch (ObjectDisposedException e) { lines.Add(e.GetType().Name); }
                """,
                "namespace Demo; [ExtismPlugin] public partial interface IGreeter : IDisposable { string Text(string text); }"));

    [Fact]
    public async Task A_module_without_the_export_does_not_load() =>
        Assert.Equal(
            ["PluginLoadException True"],
            await UserProgram.Run(
                Echo,
                """
                try { await host.LoadAsync<IGreeter>(source); }
                catch (PluginLoadException e) { lines.Add($"{e.GetType().Name} {e.Message.Contains("no_such_export")}"); }
                """,
                UserCode.Interface("void NoSuchExport();")));
}
