using WebXtism.CodeFixes;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Fixes;

public sealed class DeclarationCodeFixTests
{
    [Theory]
    [InlineData("partial class Outer { [ExtismPlugin] private partial interface {|WXT003:I|} { } }", "partial class Outer { [ExtismPlugin] internal partial interface I { } }")]
    [InlineData("partial class Outer { [ExtismPlugin] partial interface {|WXT003:I|} { } }", "partial class Outer { [ExtismPlugin] internal partial interface I { } }")]
    [InlineData("partial class Outer { [ExtismPlugin] protected partial interface {|WXT003:I|} { } }", "partial class Outer { [ExtismPlugin] protected internal partial interface I { } }")]
    [InlineData("partial class Outer { [ExtismPlugin] private protected partial interface {|WXT003:I|} { } }", "partial class Outer { [ExtismPlugin] internal partial interface I { } }")]
    [InlineData("partial class Outer { private sealed partial class Middle { [ExtismPlugin] public partial interface {|WXT003:I|} { } } }", "partial class Outer { internal sealed partial class Middle { [ExtismPlugin] public partial interface I { } } }")]
    [InlineData("partial class Outer { partial class Middle { [ExtismPlugin] partial interface {|WXT003:I|} { } } }", "partial class Outer { internal partial class Middle { [ExtismPlugin] internal partial interface I { } } }")]
    [InlineData("/* why */ [ExtismPlugin] /* how */ file partial interface {|WXT003:I|} { }", "/* why */ [ExtismPlugin] /* how */ partial interface I { }")]
    public Task Makes_an_interface_and_the_types_around_it_internal(string before, string after) => FixTest<MakeReachableCodeFix>.Check(before, after);

    [Fact]
    public Task Makes_all_parts_say_the_same_in_all_files() =>
        FixTest<MakeReachableCodeFix>.Check(
            [
                "partial class Outer { private partial class Middle { [ExtismPlugin] private partial interface {|WXT003:I|} { } [ExtismPlugin] private partial interface {|WXT003:J|} { } } }",
                "partial class Outer { /* more */ private partial class Middle { partial interface I { void A(); } } partial class Middle { } }",
            ],
            [
                "partial class Outer { internal partial class Middle { [ExtismPlugin] internal partial interface I { } [ExtismPlugin] internal partial interface J { } } }",
                "partial class Outer { /* more */ internal partial class Middle { partial interface I { void A(); } } partial class Middle { } }",
            ],
            iterations: 2);

    [Theory]
    [InlineData("partial class Outer<T> { [ExtismPlugin] private partial interface {|WXT003:I|} { } }", "")]
    [InlineData("[ExtismPlugin] file partial interface {|WXT003:I|} { }", "interface I { void A(); }")]
    public Task Offers_nothing_where_visibility_does_not_help(string source, string other) => FixTest<MakeReachableCodeFix>.CheckNone(source, other);

    [Fact]
    public Task Makes_a_class_of_the_imports_internal() =>
        FixTest<MakeReachableCodeFix>.Check(
            "partial class Outer { [ExtismPlugin(Imports = [{|WXT108:typeof(Store)|}])] internal partial interface I { void Go(); } private sealed partial class Store { [HostFunction] public void Log() { } } }",
            "partial class Outer { [ExtismPlugin(Imports = [typeof(Store)])] internal partial interface I { void Go(); } internal sealed partial class Store { [HostFunction] public void Log() { } } }");

    [Fact]
    public Task Makes_a_codec_internal() =>
        FixTest<MakeReachableCodeFix>.Check(
            "partial class Outer { [ExtismPlugin] internal partial interface I { void Set([{|WXT205:PayloadCodec<Codec>|}] int value); } private struct Codec : IPayloadCodec<int> { public void Write(int value, PayloadWriter writer) { } public int Read(ReadOnlySpan<byte> payload) => 0; } }",
            "partial class Outer { [ExtismPlugin] internal partial interface I { void Set([PayloadCodec<Codec>] int value); } internal struct Codec : IPayloadCodec<int> { public void Write(int value, PayloadWriter writer) { } public int Read(ReadOnlySpan<byte> payload) => 0; } }");

    [Theory]
    [InlineData("string {|WXT004:Name|} { get; }", "string Name();")]
    [InlineData("[Obsolete] string {|WXT004:Name|} { get; } // of whom", "[Obsolete] string Name(); // of whom")]
    [InlineData("/// <summary>The name.</summary>\n    string\n        {|WXT004:@event|} // of whom\n    {\n        get;\n    }", "/// <summary>The name.</summary>\n    string\n        @event() // of whom\n;")]
    public Task Makes_a_method_of_a_property(string before, string after) =>
        FixTest<PropertyToMethodCodeFix>.Check($"[ExtismPlugin] public partial interface IGreeter\n{{\n    {before}\n}}\n", $"[ExtismPlugin] public partial interface IGreeter\n{{\n    {after}\n}}\n");

    [Fact]
    public Task Calls_the_method_where_the_property_was_read() =>
        FixTest<PropertyToMethodCodeFix>.Check(
            [
                "[ExtismPlugin] public partial interface IGreeter { string {|WXT004:Name|} { get; } int {|WXT004:Count|} { get; } int Twice() => Count + this.Count; }",
                "static class Hall { static string A(IGreeter? g) => g!.Name /* why */ + g?.Name.Length + g.Count + nameof(g.Name); /// <see cref=\"IGreeter.Name\"/>\n static void B() { } }",
            ],
            [
                "[ExtismPlugin] public partial interface IGreeter { string Name(); int Count(); int Twice() => Count() + this.Count(); }",
                "static class Hall { static string A(IGreeter? g) => g!.Name() /* why */ + g?.Name().Length + g.Count() + nameof(g.Name); /// <see cref=\"IGreeter.Name\"/>\n static void B() { } }",
            ],
            iterations: 2);

    [Theory]
    [InlineData("string {|WXT004:Name|} { get; set; }")]
    [InlineData("string {|WXT004:Name|} { set; }")]
    [InlineData("string {|WXT004:this|}[int i] { get; }")]
    [InlineData("event Action {|WXT004:Done|};")]
    [InlineData("static abstract string {|WXT004:Name|} { get; }")]
    public Task Offers_nothing_for_what_is_more_than_one_method(string member) =>
        FixTest<PropertyToMethodCodeFix>.CheckNoneBroken($"[ExtismPlugin] public partial interface IGreeter {{ {member} }}");

    [Fact]
    public Task Marks_an_inherited_interface_wherever_it_is() =>
        FixTest<MarkPluginCodeFix>.Check(
            [
                "[ExtismPlugin] public partial interface {|WXT006:{|WXT006:IGreeter|}|} : Outer.IBase, IOther { string Greet(string name); }",
                """
                public class Outer
                {
                    /// <summary>The base.</summary>
                    public interface IBase // of all
                    {
                        string Hello(string name);
                    }
                }

                [Obsolete] public partial interface IOther { void Stop(); }
                """,
            ],
            [
                "[ExtismPlugin] public partial interface IGreeter : Outer.IBase, IOther { string Greet(string name); }",
                """
                public partial class Outer
                {
                    /// <summary>The base.</summary>
                    [ExtismPlugin]
                    public partial interface IBase // of all
                    {
                        string Hello(string name);
                    }
                }

                [ExtismPlugin]
                [Obsolete] public partial interface IOther { void Stop(); }
                """,
            ]);

    [Theory]
    [InlineData("[ExtismPlugin] public partial interface {|WXT006:IGreeter|} : ICloneable { string Greet(string name); }")]
    [InlineData("[ExtismPlugin] public partial interface {|WXT006:IGreeter|} : IBase<int> { string Greet(string name); } public interface IBase<T> { void Set(T value); }")]
    public Task Offers_nothing_for_what_cannot_be_marked(string source) => FixTest<MarkPluginCodeFix>.CheckNone(source);

    [Fact]
    public Task Marks_an_interface_that_is_loaded() =>
        FixTest<MarkPluginCodeFix>.CheckBroken(
            [
                "namespace Demo { public interface IGreeter { string Greet(string name); } }",
                """
                class Program
                {
                    ValueTask<Demo.IGreeter> A(ExtismHost host, PluginSource source) => host.LoadAsync<{|WXT010:Demo.IGreeter|}>(source);
                    ValueTask<CompiledPlugin<{|WXT010:Demo.IGreeter|}>> B(ExtismHost host, PluginSource source) => host.CompileAsync<{|WXT010:Demo.IGreeter|}>(source);
                }
                """,
            ],
            [
                "namespace Demo { [ExtismPlugin] public partial interface IGreeter { string Greet(string name); } }",
                """
                class Program
                {
                    ValueTask<Demo.IGreeter> A(ExtismHost host, PluginSource source) => host.LoadAsync<Demo.IGreeter>(source);
                    ValueTask<CompiledPlugin<Demo.IGreeter>> B(ExtismHost host, PluginSource source) => host.CompileAsync<Demo.IGreeter>(source);
                }
                """,
            ]);

    [Theory]
    [InlineData("IDisposable")]
    [InlineData("IPlain<int>")]
    public Task Offers_nothing_for_a_type_of_others(string type) =>
        FixTest<MarkPluginCodeFix>.CheckNoneBroken($"interface IPlain<T> {{ }} class Program {{ void A(ExtismHost host, PluginSource source) {{ _ = host.LoadAsync<{{|WXT010:{type}|}}>(source); }} }}");
}
