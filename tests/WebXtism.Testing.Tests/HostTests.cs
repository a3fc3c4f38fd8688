using System.Net;
using Microsoft.Extensions.Logging;
using WebXtism.Engine;

namespace WebXtism.Testing.Tests;

/// <summary>What in-memory guests ask of their host is done by the real host, and recorded.</summary>
public sealed partial class HostTests
{
    private static InMemoryPlugin<IEcho> Calling(Func<InMemoryGuest, string, string> echo) =>
        InMemoryPlugin.For<IEcho>("caller").Import(new People()).Export("echo", echo);

    [Fact]
    public async Task Host_functions_are_called_and_recorded()
    {
        await using var host = new RecordingHost();
        IEcho echo = await host.LoadAsync(
            Calling(static (guest, text) => $"{guest.CallHost("find_person", text).Text}, {guest.CallHost("add_points", 5L, 2).Int64}, {guest.CallHost("is_known", text).Int32}, {guest.CallHost("scale", 1.5).Double}"),
            static options => options.HostFunctions.Add(new People()));

        Assert.Equal("Ada Lovelace, 10, 1, 3", echo.Echo("Ada"));
        Assert.Equal(
            ["""find_person("Ada") -> "Ada Lovelace" """.TrimEnd(), "add_points(5, 2) -> 10", """is_known("Ada") -> 1""", "scale(1.5) -> 3"],
            host.Calls.Select(static call => call.ToString()));
        RecordedCall first = host.Calls[0];
        Assert.Equal(("caller", "echo", "extism:host/user", "find_person"), (first.PluginName, first.ExportName, first.Namespace, first.Name));
        Assert.Equal(("Ada", "Ada Lovelace"), (first.Arguments[0].Text, first.Result!.Text));
        Assert.Throws<InvalidOperationException>(() => host.Calls[2].Result!.Bytes);
        host.Clear();
        Assert.Empty(host.Calls);
    }

    [Fact]
    public async Task A_host_function_that_throws_ends_the_guest_even_if_it_catches()
    {
        await using var host = new RecordingHost();
        int after = 0;
        IEcho echo = await host.LoadAsync(
            Calling((guest, text) =>
            {
                try
                {
                    return guest.CallHost("find_person", text).Text;
                }
                catch (Exception)
                {
                    guest.CallHost("is_known", text);
                    after++;
                    return "swallowed";
                }
            }),
            static options => options.HostFunctions.Add(new People()));

        var exception = Assert.Throws<HostFunctionException>(() => echo.Echo("Nobody"));
        Assert.IsType<KeyNotFoundException>(exception.InnerException);
        Assert.Same(exception.InnerException, Assert.Single(host.Calls).Exception);
        Assert.Equal(0, after);
        Assert.Equal("Ada Lovelace", echo.Echo("Ada"));
    }

    [Fact]
    public async Task A_guest_whose_caller_gave_up_does_not_see_the_result()
    {
        using var source = new CancellationTokenSource();
        IEcho echo = await Calling(static (guest, text) => guest.CallHost("find_person", text).Text + guest.CallHost("find_person", text).Text)
            .LoadAsync(options => options.HostFunctions.Add(new People { Asked = source.Cancel }));

        Assert.ThrowsAny<OperationCanceledException>(() => echo.Echo("Ada", source.Token));
    }

    [Fact]
    public async Task Asynchronous_host_functions_are_waited_for()
    {
        IEcho echo = await Calling(static (guest, text) => guest.CallHost("later", text).Text).LoadAsync(static options => options.HostFunctions.Add(new People()));

        Assert.Equal("later: Ada", await echo.EchoAsync("Ada"));
    }

    [Fact]
    public async Task Calls_that_do_not_fit_the_import_are_defects_of_the_test()
    {
        IEcho echo = await Calling(static (guest, text) => text switch
        {
            "unknown" => guest.CallHost("nobody", text).Text,
            "few" => guest.CallHost("add_points", 5L).Text,
            _ => guest.CallHost("is_known", 1.5).Text,
        }).LoadAsync(static options => options.HostFunctions.Add(new People()));

        Assert.Contains("does not import 'nobody'", Assert.Throws<ArgumentException>(() => echo.Echo("unknown")).Message, StringComparison.Ordinal);
        Assert.Contains("1 arguments", Assert.Throws<ArgumentException>(() => echo.Echo("few")).Message, StringComparison.Ordinal);
        Assert.Contains("1.5", Assert.Throws<ArgumentException>(() => echo.Echo("kind")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_imports_of_one_name_are_told_apart_by_their_namespaces()
    {
        IEcho echo = await InMemoryPlugin.For<IEcho>()
            .Import("a", "f", [], ValueKind.I32).Import("b", "f", [], ValueKind.I32)
            .Export("echo", (InMemoryGuest guest, string text) => $"{guest.CallHost(text).Int32}")
            .LoadAsync(static options =>
            {
                options.HostFunctions.Add(new HostFunction("a", "f", [], ValueKind.I32, static call => call.SetInt32(1)));
                options.HostFunctions.Add(new HostFunction("b", "f", [], ValueKind.I32, static call => call.SetInt32(2)));
            });

        Assert.Equal(("1", "2"), (echo.Echo("a::f"), echo.Echo("b::f")));
        Assert.Throws<ArgumentException>(() => echo.Echo("f"));
    }

    [Fact]
    public async Task Configuration_variables_and_logs_are_those_of_the_host()
    {
        await using var host = new RecordingHost();
        IEcho echo = await host.LoadAsync(
            Calling(static (guest, text) =>
            {
                guest.Log(LogLevel.Warning, $"echoing {text}");
                byte[]? before = guest.GetVariable("last");
                guest.SetVariable("last", System.Text.Encoding.UTF8.GetBytes(text));
                return $"{guest.GetConfig("greeting")} {guest.GetConfig("none") ?? "-"} {before?.Length ?? -1}";
            }),
            static options =>
            {
                options.Config["greeting"] = "Hi";
                options.HostFunctions.Add(new People());
            });

        Assert.Equal(("Hi - -1", "Hi - 3"), (echo.Echo("Ada"), echo.Echo("Bo")));
        Assert.Equal(
            [new(LogLevel.Warning, "caller", "GuestMessage", "echoing Ada"), new RecordedLog(LogLevel.Warning, "caller", "GuestMessage", "echoing Bo")],
            host.Logs);
    }

    [Fact]
    public async Task Variables_are_limited_as_those_of_guests()
    {
        IEcho echo = await InMemoryPlugin.For<IEcho>().Export("echo", static (InMemoryGuest guest) => guest.SetVariable("k", new byte[100])).LoadAsync(static options => options.MaxVariableBytes = 64);

        Assert.Equal(PluginLimit.Variables, Assert.Throws<PluginLimitException>(() => echo.Echo("")).Limit);
    }

    [Fact]
    public async Task Requests_are_answered_by_the_test_and_recorded()
    {
        await using var host = new RecordingHost { HttpResponder = static request => new HttpResponseMessage(HttpStatusCode.Accepted) { Content = new StringContent(request.RequestUri!.Query) } };
        IEcho echo = await host.LoadAsync(
            InMemoryPlugin.For<IEcho>().Export("echo", static (InMemoryGuest guest, string text) =>
                $"{guest.CallHost("http_request", """{"method":"POST","headers":{"X-Asked":"yes"},"url":"https://HOST/?q=1"}""".Replace("HOST", text, StringComparison.Ordinal), "body").Text} {guest.CallHost("http_status_code").Int32}"),
            static options => options.AllowedHosts.Add("api.example.com"));

        Assert.Equal("?q=1 202", echo.Echo("api.example.com"));
        RecordedRequest request = Assert.Single(host.Requests);
        Assert.Equal(("POST", "https://api.example.com/?q=1", "body", "yes"), (request.Method, request.Uri.AbsoluteUri, request.BodyText, request.Headers["x-asked"]));
        Assert.Throws<HostFunctionException>(() => echo.Echo("other.example.com"));
        Assert.Single(host.Requests);
    }

    [Fact]
    public async Task The_logger_of_the_application_gets_what_is_recorded()
    {
        await using var host = new RecordingHost();
        await using var outer = new RecordingHost();
        using ILoggerFactory factory = LoggerOf(outer);
        IEcho echo = await host.LoadAsync(
            InMemoryPlugin.For<IEcho>("p").Export("echo", static (InMemoryGuest guest, string text) => guest.Log(LogLevel.Error, text)),
            options => options.Logger = factory.CreateLogger("mine"));
        echo.Echo("heard");

        Assert.Equal(["heard"], host.Logs.Select(static log => log.Message));
        Assert.Equal(["heard"], outer.Logs.Select(static log => log.Message));
    }

    [Fact]
    public async Task Plugins_of_WebAssembly_are_recorded_when_their_options_say_so()
    {
        await using var host = new RecordingHost();
        IEcho echo = await host.Host.LoadAsync<IEcho>(
            WatModule.FromText("""
                (module
                  (import "extism:host/env" "input_offset" (func $input (result i64)))
                  (import "extism:host/user" "is_known" (func $is_known (param i64) (result i32)))
                  (func (export "echo") (result i32)
                    (drop (call $is_known (call $input)))
                    (i32.const 0)))
                """),
            options =>
            {
                options.HostFunctions.Add(new People());
                host.Record(options);
            });
        echo.Echo("Ada");

        Assert.Equal("""is_known("Ada") -> 1""", Assert.Single(host.Calls).ToString());
    }

    // A logger that writes to another recording host.
    private static LoggerOfHost LoggerOf(RecordingHost host) => new(host);

    private sealed class LoggerOfHost : ILoggerFactory
    {
        private readonly PluginOptions _options = new();

        public LoggerOfHost(RecordingHost host)
        {
            _options.Logger = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;
            host.Record(_options);
        }

        public ILogger CreateLogger(string categoryName) => _options.Logger!;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }

    private sealed partial class People
    {
        public Action Asked { get; init; } = static () => { };

        [HostFunction]
        public string FindPerson(string name)
        {
            Asked();
            return name == "Ada" ? "Ada Lovelace" : throw new KeyNotFoundException(name);
        }

        [HostFunction]
        public static long AddPoints(long points, int times) => points * times;

        [HostFunction]
        public static bool IsKnown(string name) => name.Length > 0;

        [HostFunction]
        public static double Scale(double factor) => factor * 2;

        [HostFunction]
        public static async Task<string> Later(string name)
        {
            await Task.Yield();
            return "later: " + name;
        }
    }
}
