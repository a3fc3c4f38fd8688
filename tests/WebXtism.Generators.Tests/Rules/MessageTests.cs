using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

/// <summary>What people read: each message names the thing, says what is wrong, and what to do.</summary>
public sealed class MessageTests
{
    [Theory]
    [InlineData("[ExtismPlugin] public interface IGreeter { }", "WXT001: 'IGreeter' must be declared partial: the build adds the other part")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter<T> { }", "WXT002: 'IGreeter' is generic; a plugin interface cannot be, because the exports of a module have one type each")]
    [InlineData("partial class Outer { [ExtismPlugin] private partial interface IGreeter { } }", "WXT003: 'IGreeter' is private or protected, or nested in a type that is; generated code cannot reach it")]
    [InlineData("partial class Outer<T> { [ExtismPlugin] internal partial interface IGreeter { } }", "WXT003: 'IGreeter' is nested in a generic type; generated code cannot reach it")]
    [InlineData("[ExtismPlugin] file partial interface IGreeter { }", "WXT003: 'IGreeter' is local to its file; generated code cannot reach it")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter { int Count { get; } }", "WXT004: Property 'Count' cannot be an export; declare a method")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter { int this[int i] { get; } }", "WXT004: Indexer 'this[]' cannot be an export; declare a method")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter { event Action Done; }", "WXT004: Event 'Done' cannot be an export; declare a method")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter { int Add(int a, Stream b); }", "WXT005: 'IGreeter.Add' cannot cross the plugin boundary: parameter 'b' is a stream, and several parameters are one JSON object; take byte[], which it holds as Base64, or make it the only one")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter { (int, string) Get(); }", "WXT201: '(int, string)' cannot be a payload: its items have no names in JSON; declare a record")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter { void Set([PayloadCodec<TextPayload>] byte[] b); }", "WXT205: 'TextPayload' is no IPayloadCodec<byte[]>: it is one of 'string?'")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter { void Set([PayloadCodec<int>] byte[] b); }", "WXT205: 'int' is no IPayloadCodec<byte[]>: it implements no IPayloadCodec<T>")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter { void Set(int a, int A); }", "WXT206: JSON name 'a' twice in 'IGreeter.Set'; rename a parameter, or set JsonNaming")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter { void Get(out int a); }", "WXT005: 'IGreeter.Get' cannot cross the plugin boundary: parameter 'a' is passed by reference")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter { IAsyncEnumerable<int> Get(); }", "WXT005: 'IGreeter.Get' cannot cross the plugin boundary: it returns IAsyncEnumerable, and an export returns once; return a Task of an array")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter : ICloneable { }", "WXT006: 'IGreeter' inherits 'ICloneable', whose members are not exports; mark 'ICloneable' with [ExtismPlugin], or give its members a body")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter { void A(); [Export(\"a\")] void B(); }", "WXT007: 'A' and 'B' both map to export 'a'; name one of them with [Export], or make them a sync/async pair of the same payloads")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter { [Export(\"\")] void A(); }", "WXT008: '' is no usable name of an export or import: it is empty")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter { [Export(\"a\\0\")] void A(); }", "WXT008: 'a\0' is no usable name of an export or import: it has a control character at position 1")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter { void A(CancellationToken stop, string s); }", "WXT009: The CancellationToken of 'IGreeter.A' must be the last parameter")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter { object Get(); }", "WXT201: 'object' cannot be a payload: it could be anything; name the type, or use JsonElement")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter { void A([Payload(PayloadFormat.Text)] byte[] b); }", "WXT202: [Payload(PayloadFormat.Text)] does not fit 'byte[]'")]
    [InlineData("[ExtismPlugin(Json = typeof(Demo.DemoJson))] public partial interface IGreeter { Task<double> Get(); }", "WXT204: 'DemoJson' does not register 'double'; add [JsonSerializable(typeof(double))] to it")]
    [InlineData("class Store { [HostFunction] void Log() { } }", "WXT301: 'Store' must be a partial class that is not abstract, static or generic, because it holds host functions: it is not partial")]
    [InlineData("partial class Store { [HostFunction] void Log(ref int i) { } }", "WXT302: Host function 'Log' cannot be called by plugins: parameter 'i' is passed by reference")]
    [InlineData("partial class Store { [HostFunction] void A() { } [HostFunction(\"a\")] void B() { } }", "WXT303: Two host functions are 'a' in 'extism:host/user'; name one of them in its [HostFunction]")]
    [InlineData("[HostFunctions(\"extism:host/env\")] partial class Store { [HostFunction] void A() { } }", "WXT305: Namespace 'extism:host/env' is the kernel's: plugins resolve its names before those of 'Store'")]
    [InlineData("partial class Store { [HostFunction] async void A() { } }", "WXT306: Host function 'A' is 'async void': the plugin goes on before it ends, and its failure ends the process; return Task")]
    [InlineData("class Hall { void A(PluginPool pool) { var lease = pool.Rent(); } }", "WXT803: 'lease' is a PluginLease that is never disposed; add using to its declaration")]
    public async Task Each_message_says_what_and_why(string source, string message) => Assert.Equal([message], await Findings.Messages(source));

    [Theory]
    [InlineData("record T(object Any); [ExtismPlugin] partial interface I { T Get(); }", "WXT203: 'I.Get' has no JSON metadata: 'T.Any' holds 'object', which cannot be JSON: it could be anything; name the type, or use JsonElement")]
    [InlineData("class T { T() { } } [ExtismPlugin] partial interface I { T Get(); }", "WXT203: 'I.Get' has no JSON metadata: 'T' has no public constructor; mark one with [JsonConstructor]")]
    [InlineData("[ExtismPlugin] partial interface I { List<(int A, int B)> Get(); }", "WXT203: 'I.Get' has no JSON metadata: 'List<(int A, int B)>' holds '(int A, int B)', which cannot be JSON: its items have no names in JSON; declare a record")]
    public async Task What_cannot_be_emitted_is_named_with_the_member_that_sends_it(string source, string message)
    {
        var found = Assert.Single(await Findings.OfAnalyzers(UserCode.Compile(source)));
        Assert.Equal(message, $"{found.Id}: {found.GetMessage()}");
    }

    [Fact]
    public async Task One_method_can_have_several_mistakes_and_all_are_reported() =>
        Assert.Equal(
            ["WXT201", "WXT008", "WXT203", "WXT009"],
            (await Findings.Messages("[ExtismPlugin] public partial interface IGreeter { object A(); [Export(\"\")] IComparable B(CancellationToken a, CancellationToken b); }"))
                .Select(static message => message[..6]));
}
