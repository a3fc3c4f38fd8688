using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

/// <summary>What is typed is broken most of the time. Neither generator nor analyzers may throw, whatever they are shown.</summary>
public sealed class RobustnessTests
{
    private const string Source = """
        using System;
        namespace Demo
        {
            public sealed record Person(string Name, int Age);

            [JsonSerializable(typeof(Person)), JsonSerializable(typeof(int))]
            internal sealed partial class DemoJson : JsonSerializerContext;

            [ExtismPlugin(Naming = ExportNaming.CamelCase, Json = typeof(DemoJson))]
            public partial interface IGreeter : IDisposable
            {
                [Export("greet")] string Greet(string name);
                [return: Payload(PayloadFormat.Json)] Task<Person?> GreetPersonAsync([Payload(PayloadFormat.Json)] Person person, CancellationToken stop = default);
                ValueTask<byte[]> RenderAsync(ReadOnlySpan<byte> template);
                int Count { get; }
                void WarmUp() { }
                int Add(int a, [PayloadCodec<Codec>] Person? b, System.Buffers.IBufferWriter<byte> c) => Greet("x").Length;
                [return: PayloadCodec<Codec>] Person Mix([Payload(PayloadFormat.Binary)] int? a, Stream b, JsonElement c);
            }

            [ExtismPlugin("visitors.wasm", Imports = [typeof(Log)], PinModule = false)]
            public partial interface IVisitors { [Export("visit")] void Visit(); void Vist(); }
            public partial class Log { [HostFunction("kv_read")] public string Read(string key) => key; }

            [PayloadCodec<Codec>] public readonly struct Codec : IPayloadCodec<Person>, IPayloadCodec<Codec?> { public void Write(Person value, PayloadWriter writer) { } }

            public partial class Outer<T>
            {
                [HostFunctions("store", Naming = ExportNaming.Exact)]
                public sealed partial class Store(int seed)
                {
                    [HostFunction] public Person? Find(HostCall call, string name, int max = 3) { var bytes = call.GetBytes(0)[1..]; try { while (max-- > 0) { call.SetBytes(max > 1 ? bytes : default); } } finally { max = bytes[0]; } return null; }
                    [HostFunction(ErrorsAsPayload = true)] public static Codec? Try(Codec value) => value;
                    [HostFunction("log")] public static async Task LogAsync(ReadOnlyMemory<byte> utf8, CancellationToken stop) => await Task.Yield();
                }
            }
        }
        """;

    [Fact]
    public async Task Half_typed_files_never_make_us_throw()
    {
        for (int length = 0; length <= Source.Length; length += 7)
        {
            await Check(Source[..length]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Mutated_files_never_make_us_throw(int seed)
    {
        var random = new Random(seed);
        string[] words = ["<", ">", "(", ")", "[", "]", "{", "}", "?", ",", ";", "partial ", "static ", "abstract ", "ref ", "this ", "\"", "typeof", "[ExtismPlugin]", "[HostFunction]", "T", "params ", "*", "default", "null", "\0", "\ud800", "@", "#if "];
        for (int round = 0; round < 40; round++)
        {
            string text = Source;
            for (int edit = 0; edit < 1 + (round % 4); edit++)
            {
                int at = random.Next(text.Length);
                text = random.Next(3) switch
                {
                    0 => text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at)),
                    1 => text.Insert(at, words[random.Next(words.Length)]),
                    _ => text.Remove(at, 1).Insert(at, words[random.Next(words.Length)]),
                };
            }

            await Check(text);
        }
    }

    [Theory]
    [InlineData("[ExtismPlugin] class C { }")]
    [InlineData("[ExtismPlugin] partial interface I { string Greet(); string Greet(); }")]
    [InlineData("[ExtismPlugin] partial interface I : I { void A(); }")]
    [InlineData("[ExtismPlugin] partial interface I : J { } [ExtismPlugin] partial interface J : I { }")]
    [InlineData("[ExtismPlugin] [ExtismPlugin] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(Json = null)] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(Json = typeof(List<>))] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(Json = typeof(int[]))] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(Json = typeof(Missing))] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(Naming = (ExportNaming)99)] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(null)] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(1, 2)] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(\"visitors.wasm\", Imports = null)] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(\"visitors.wasm\", Imports = typeof(int))] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(\"visitors.wasm\", Imports = [null, 3, typeof(Missing), typeof(int[]), typeof(void), typeof(int*), typeof(List<>)])] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(\"visitors.wasm\", Imports = [typeof(C)], PinModule = 1)] partial interface I { void A(); } partial class C { [HostFunction] void KvRead() }")]
    [InlineData("[ExtismPlugin(\"visitors.wasm\", Imports = [typeof(C<int>)])] partial interface I { void A(); } partial class C<T> { [HostFunction] void KvRead() { } }")]
    [InlineData("[ExtismPlugin(Naming = Missing)] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin] partial interface I { void A(Missing value); Missing B(); Task<Missing> C(); }")]
    [InlineData("[ExtismPlugin] partial interface I { void A(string); void B( ); void (string s); }")]
    [InlineData("[ExtismPlugin] partial interface I { [Export] void A(); [Export(3)] void B(); [Export(\"a\", \"b\")] void C(); }")]
    [InlineData("[ExtismPlugin] partial interface I { void A([Payload] string a); void B([Payload(Missing)] string b); }")]
    [InlineData("partial class C { [HostFunction] void A(); [HostFunction] partial void B(); }")]
    [InlineData("partial class C { [HostFunction(1)] void A() { } [HostFunction(null)] void B() { } [HostFunction] C() { } }")]
    [InlineData("[HostFunctions(null)] partial class C { [HostFunction] void A() { } }")]
    [InlineData("[HostFunctions(1)] partial class C { [HostFunction] void A(string) { } }")]
    [InlineData("partial class C { [HostFunction] void A(C this, __arglist) { } void M() { [HostFunction] void Local() { } } }")]
    [InlineData("partial class C : C { [HostFunction] void A() { } }")]
    [InlineData("[HostFunction] void TopLevel() { }")]
    [InlineData("[JsonSerializable] partial class C : System.Text.Json.Serialization.JsonSerializerContext { } [ExtismPlugin] partial interface I { C A(); }")]
    [InlineData("[ExtismPlugin] delegate void D(); [ExtismPlugin] enum E { } [ExtismPlugin] partial record R;")]
    public Task Nonsense_never_makes_us_throw(string source) => Check(source);

    [Fact]
    public async Task A_project_that_lacks_the_runtime_never_makes_us_throw()
    {
        CSharpCompilation compilation = UserCode.Compile(Source).WithReferences(References.Runtime.Where(static reference => !reference.Display!.Contains("WebXtism", StringComparison.Ordinal)));
        Assert.Null(Generated.From(compilation).Exception);
        await Findings.OfAnalyzers(compilation);
    }

    private static async Task Check(string source)
    {
        CSharpCompilation compilation = UserCode.Compile(source);
        Generated generated = Generated.Alone(compilation);
        Assert.True(generated.Exception is null, $"{generated.Exception}\nfor\n{source}");
        Assert.DoesNotContain(generated.GeneratorDiagnostics, static diagnostic => diagnostic.Id == "WXT999");
        Assert.DoesNotContain(await Findings.OfAnalyzers(generated.Compilation, Kit.Modules.Visitors), static diagnostic => diagnostic.Id == "WXT999");
    }
}
