using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Generation;

/// <summary>Whatever users call their types, members and parameters, generated code means what it says.</summary>
public sealed class NameClashTests
{
    private const string Everything = """
        [ExtismPlugin(Imports = [typeof(Store)])]
        public partial interface IGreeter
        {
            string Greet(string name);
            Task<Car> PaintAsync(Car car, int color, CancellationToken stop = default);
            ValueTask<byte[]> RenderAsync(ReadOnlySpan<byte> template);
            Stream Copy(Stream input);
            int? Count(string? text) => null;
        }
        public sealed record Car(string Name) { public required int Doors { get; init; } public Car? Next { get; set; } }
        public sealed partial class Store { [HostFunction] public Task<Car?> FindAsync(HostCall call, string key, int max) => null!; }
        """;

    [Theory]
    [InlineData("GreeterPlugin")]
    [InlineData("GreeterPluginCountBody")]
    [InlineData("PluginJson")]
    [InlineData("PluginInvoker")]
    [InlineData("PluginContract")]
    [InlineData("JsonPayload")]
    [InlineData("System")]
    [InlineData("WebXtism")]
    [InlineData("Accessors")]
    [InlineData("Generated")]
    public void A_type_of_the_user_s_namespace_may_have_any_name(string name) =>
        Generated.From($"namespace Demo; {Everything} public static class {name} {{ public sealed class Nested; }}").Clean();

    [Theory]
    [InlineData("System")]
    [InlineData("WebXtism")]
    [InlineData("Generated")]
    [InlineData("GreeterPlugin")]
    [InlineData("Task")]
    public void A_namespace_may_have_any_name(string name) =>
        Generated.From($"namespace Demo.{name} {{ public sealed class Nested; }} namespace Demo {{ {Everything} }}").Clean();

    [Theory]
    [InlineData("Task")]
    [InlineData("String")]
    [InlineData("Stream")]
    [InlineData("CancellationToken")]
    [InlineData("Int32")]
    [InlineData("IDisposable")]
    [InlineData("PluginJson")]
    [InlineData("Accessors")]
    public void A_payload_may_be_named_like_a_type_of_the_framework(string name) =>
        Generated.From($"namespace Demo; [ExtismPlugin] public partial interface IGreeter {{ {name} Greet({name} value, int other); Demo.{name}? Find(); }} public sealed record {name}(int Value) {{ public required Demo.{name}? Next {{ get; init; }} }}").Clean();

    [Theory]
    [InlineData("invoker")]
    [InlineData("s_car")]
    [InlineData("_countBody")]
    [InlineData("_plugin")]
    [InlineData("plugin")]
    [InlineData("Contract")]
    [InlineData("arguments")]
    [InlineData("values")]
    [InlineData("call")]
    [InlineData("global")]
    [InlineData("System")]
    [InlineData("WebXtism")]
    [InlineData("Demo")]
    [InlineData("IGreeter")]
    [InlineData("GreeterPlugin")]
    [InlineData("GreeterPluginCountBody")]
    [InlineData("field")]
    [InlineData("value")]
    [InlineData("@this")]
    [InlineData("@default")]
    [InlineData("@new")]
    [InlineData("_")]
    [InlineData("var")]
    [InlineData("nameof")]
    [InlineData("await")]
    [InlineData("dynamic")]
    [InlineData("scoped")]
    [InlineData("record")]
    [InlineData("file")]
    [InlineData("required")]
    [InlineData("extension")]
    public void Members_and_parameters_may_have_any_name(string name)
    {
        string text = $$"""
            namespace Demo;
            [ExtismPlugin] public partial interface IGreeter
            {
                {{(name == "Contract" ? "new " : "")}}Car {{name}}(Car {{name}});
                [Export("b")] Task<Car?> B(Car? {{name}}, int s_car2, CancellationToken stop);
                [Export("c")] byte[] C(ReadOnlySpan<byte> {{name}});
                [Export("d")] int? Count(string? {{name}}, Car other) => null;
                [Export("e")] void Into(System.Buffers.IBufferWriter<byte> {{name}});
                [Export("f")] void Optional(Car {{name}}) { }
            }
            public sealed record Car(string {{name}}) { public required int Doors { get; init; } }
            public sealed partial class Store
            {
                [HostFunction("a")] public Car {{name}}(Car {{name}}) => {{name}};
                [HostFunction("b")] public Task<Car?> OtherAsync(string {{name}}, int max) => null!;
                [HostFunction("c")] public static Task LaterAsync(string {{name}}) => null!;
                [HostFunction("d")] public void D(HostCall {{name}}, ReadOnlySpan<byte> other) { }
            }
            [ExtismPlugin(Imports = [typeof({{name}})])] public partial interface ILoaded { }
            public sealed partial class {{(name is "_" or "var" or "dynamic" or "record" or "scoped" or "file" or "required" or "field" or "await" or "extension" ? "@" : "")}}{{name}} { [HostFunction] public void Run() { } }
            """;
        Generated.From(name is "System" or "WebXtism" or "Demo" or "IGreeter" or "Car" or "_" or "var" or "dynamic" or "record" or "scoped" or "file" or "required" or "field" or "await" or "extension" or "global"
            ? text[..text.IndexOf("[ExtismPlugin(Imports", StringComparison.Ordinal)] : text).Clean();
    }

    [Theory]
    [InlineData("new sealed int Contract => 1;")]
    [InlineData("new static int Contract => 1;")]
    [InlineData("new static void Bind(PluginInvoker invoker) { }")]
    [InlineData("sealed class IGreeter { }")]
    [InlineData("sealed class System { }")]
    [InlineData("sealed class WebXtism { }")]
    [InlineData("sealed class GreeterPlugin { }")]
    [InlineData("sealed class PluginContract { }")]
    [InlineData("void Bind(); new void Contract(); void LoadAsync();")]
    [InlineData("static int operator +(IGreeter one, IGreeter two) => 1;")]
    [InlineData("static ValueTask<IGreeter> LoadAsync(ExtismHost host, PluginSource source, Store store, int more) => host.LoadAsync<IGreeter>(source);")]
    public void Members_of_the_interface_may_be_named_like_ours(string member) =>
        Generated.From($"namespace Demo; [ExtismPlugin(Imports = [typeof(Store)])] public partial interface IGreeter {{ string Greet(string name); int? Count(string? text) => null; {member} }} public sealed partial class Store {{ [HostFunction] public void Run() {{ }} }}").Clean();

    [Fact]
    public void A_base_may_hold_a_type_of_the_same_name() =>
        Generated.From(
            """
            namespace Demo;
            public interface IHolder { sealed class IGreeter { } sealed class Store { } }
            [ExtismPlugin(Imports = [typeof(Demo.Store)])] public partial interface IGreeter : IHolder { string Greet(string name); string Other() => ""; }
            public sealed partial class Store { [HostFunction] public void Run() { } }
            """).Clean();

    [Fact]
    public void Members_of_a_class_of_host_functions_may_be_named_like_ours() =>
        Generated.From(
            """
            namespace Demo;
            public sealed record Car(int A);
            public class Parent { public int call; public int car; public int arguments; public sealed class System; public sealed class WebXtism; public sealed class Demo; }
            public sealed partial class Store(int HostCall) : Parent
            {
                public int CreateHostFunctions => HostCall;
                public sealed class IHostFunctions;
                [HostFunction] public Car Get(Car car) => car;
                [HostFunction] public Task<Car> Call(Car car, int call) => null!;
                [HostFunction("n")] public static int nullableCar(Car? car) => 1;
                [HostFunction("o")] public static Car? car2(int car) => null;
            }
            """).Clean();

    [Fact]
    public void An_extern_alias_is_no_trouble()
    {
        CSharpCompilation compilation = UserCode.Compile($"extern alias other; namespace Demo; {Everything} public static class Uses {{ public static other::System.Xml.XmlDocument? A; }}");
        MetadataReference xml = compilation.References.Single(static reference => Path.GetFileName(reference.Display) == "System.Xml.ReaderWriter.dll");
        Generated.From(compilation.ReplaceReference(xml, xml.WithAliases(["other"]))).Clean();
    }
}
