using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Generation;

/// <summary>Where and how interfaces may be declared.</summary>
public sealed class InterfaceTests
{
    [Fact]
    public void The_interface_gets_its_contract_and_its_factory() =>
        Generated.Member("string Greet(string name);").Clean()
            .Holds("partial interface IGreeter : IExtismPlugin<IGreeter>")
            .Holds("static PluginContract IExtismPlugin<IGreeter>.Contract => GreeterPlugin.Contract;")
            .Holds("static IGreeter IExtismPlugin<IGreeter>.Bind(PluginInvoker invoker) => new GreeterPlugin(invoker);");

    [Fact]
    public void The_contract_lists_each_export_once_in_the_order_of_the_members() =>
        Generated.Member("string Zoo(); string Greet(string name); Task<string> GreetAsync(string name); string Animal();").Clean()
            .Holds("PluginContract Contract = new( \"Demo.IGreeter\", \"zoo\", \"greet\", \"animal\");")
            .Holds("string IGreeter.Greet(string name) => invoker.Call<string?, TextPayload, string?, TextPayload>(1, ")
            .Holds("invoker.CallAsync<string?, TextPayload, string?, TextPayload>(1, ")
            .Holds("string IGreeter.Animal() => invoker.Call<NoPayload, NoPayload, string?, TextPayload>(2, ");

    [Fact]
    public void The_user_s_interface_is_not_marked_as_generated()
    {
        string file = Generated.Member("string Greet(string name);").Clean().Files.Single().Value;
        Assert.Contains(";\n\npartial interface IGreeter", file, StringComparison.Ordinal);
        Assert.Contains(")]\nfile sealed class GreeterPlugin", file, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interface_without_members_is_a_contract_without_exports() =>
        Generated.Member("").Clean().Holds("PluginContract Contract = new( \"Demo.IGreeter\");");

    [Fact]
    public void The_global_namespace_works() =>
        Generated.From("[ExtismPlugin] public partial interface IGreeter { string Greet(string name); }").Clean()
            .Holds("#pragma warning disable CS0612, CS0618, CS0436 partial interface IGreeter")
            .Holds("new global::GreeterPlugin(invoker)")
            .Holds("\"IGreeter\", \"greet\"");

    [Fact]
    public void A_block_namespace_gives_the_same_file_as_a_file_scoped_one() =>
        Assert.Equal(
            Generated.From("namespace Demo.Inner; [ExtismPlugin] public partial interface IGreeter { string Greet(string name); }").Clean().Files,
            Generated.From("namespace Demo { namespace Inner { [ExtismPlugin] public partial interface IGreeter { string Greet(string name); } } }").Clean().Files);

    [Theory]
    [InlineData("public partial class Outer")]
    [InlineData("public static partial class Outer")]
    [InlineData("public abstract partial class Outer")]
    [InlineData("public partial struct Outer")]
    [InlineData("public readonly partial struct Outer")]
    [InlineData("public partial record Outer")]
    [InlineData("public partial record struct Outer")]
    [InlineData("public partial interface Outer")]
    public void An_interface_may_be_nested_in_any_partial_type(string outer) =>
        Generated.From($"namespace Demo; {outer} {{ internal partial class Middle {{ [ExtismPlugin] internal partial interface IGreeter {{ string Greet(string name); }} }} }}").Clean()
            .Holds(": Outer.Middle.IGreeter,")
            .Holds("string Outer.Middle.IGreeter.Greet(string name) =>")
            .Holds("\"Demo.Outer.Middle.IGreeter\"");

    [Fact]
    public void Interfaces_of_one_name_in_different_types_do_not_meet() =>
        Assert.Equal(
            ["Demo.A+IGreeter.Plugin.g.cs", "Demo.B+IGreeter.Plugin.g.cs", "Demo.IGreeter.Plugin.g.cs"],
            Generated.From(
                """
                namespace Demo;
                public partial class A { [ExtismPlugin] public partial interface IGreeter { string Greet(string name); } }
                public partial class B { [ExtismPlugin] public partial interface IGreeter { string Greet(string name); } }
                [ExtismPlugin] public partial interface IGreeter { string Greet(string name); }
                """).Clean().Files.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Interfaces_that_differ_in_case_alone_have_different_files()
    {
        Generated generated = Generated.From(
            """
            namespace Demo;
            [ExtismPlugin] public partial interface IGreeter { string Greet(string name); }
            [ExtismPlugin] public partial interface Igreeter { string Greet(string name); }
            """).Clean();

        Assert.Equal(2, generated.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(generated.Files.Keys, static hint => Assert.Matches(@"^Demo\.I[Gg]reeter\.[0-9a-f]{8}\.Plugin\.g\.cs$", hint));
    }

    [Theory]
    [InlineData("public sealed class GreeterPlugin { }")]
    [InlineData("public sealed class GreeterPlugin : IGreeter { public string Greet(string name) => name; }")]
    public void A_class_with_the_name_of_the_generated_one_is_no_trouble(string other) =>
        Generated.From(UserCode.Interface("string Greet(string name);"), $"namespace Demo; {other}").Clean();

    [Fact]
    public void Members_of_the_containing_type_do_not_hide_the_generated_class() =>
        Generated.From(
            """
            namespace Demo;
            public partial class Outer
            {
                public int GreeterPlugin { get; set; }
                public sealed class IExtismPlugin { }
                [ExtismPlugin] public partial interface IGreeter { string Greet(string name); sealed class GreeterPlugin { } }
            }
            """).Clean();

    [Fact]
    public void Types_named_like_ours_are_not_mistaken_for_them() =>
        Generated.From(
            UserCode.Interface("Task<string> GreetAsync(string name, CancellationToken stop);"),
            """
            namespace Demo;
            public sealed class TextPayload { }
            public sealed class PluginInvoker { }
            public sealed class PluginContract { }
            public static class WebXtism { }
            public static class System { }
            """).Clean();

    [Fact]
    public void Parameters_may_have_the_names_that_generated_code_uses() =>
        Generated.Member("Person A(Person invoker); Person B(Person s_person); string C(string Contract); string D(string GreeterPlugin);").Clean()
            .Holds("file sealed class GreeterPlugin(PluginInvoker invoker2)")
            .Holds("invoker2.Call<Person, JsonPayload<Person>, Person, JsonPayload<Person>>(0, invoker, s_person2, s_person2);")
            .Holds("(1, s_person, s_person2, s_person2);");

    [Fact]
    public void Names_that_are_keywords_are_escaped() =>
        Generated.From("namespace @event.@new; [ExtismPlugin] public partial interface @interface { string @class(string @in); string value(string value); }").Clean()
            .Holds("namespace @event.@new;")
            .Holds("partial interface @interface : IExtismPlugin<global::@event.@new.@interface>")
            .Holds("string @interface.@class(string @in) =>")
            .Holds("\"event.new.interface\", \"class\", \"value\"");

    [Theory]
    [InlineData("IDisposable")]
    [InlineData("IAsyncDisposable")]
    [InlineData("IDisposable, IAsyncDisposable")]
    public void Disposal_is_implemented_for_the_interface_that_asks_for_it(string bases) =>
        Generated.From($"namespace Demo; [ExtismPlugin] public partial interface IGreeter : {bases} {{ string Greet(string name); }}").Clean()
            .Holds("void IDisposable.Dispose() => invoker.Dispose();")
            .Holds("ValueTask IAsyncDisposable.DisposeAsync() => invoker.DisposeAsync();");

    [Fact]
    public void Exports_may_be_called_dispose_and_to_string() =>
        Generated.Member("void Dispose(); string ToString(); string Equals(string other); int GetHashCode();").Clean()
            .Holds("\"dispose\", \"to_string\", \"equals\", \"get_hash_code\"");

    [Fact]
    public void Members_with_a_body_and_static_members_are_left_alone() =>
        Generated.Member("string Greet(string name); sealed void WarmUp() { } private string Twice(string name) => Greet(Greet(name)); void Odd(ref int value) { } T Any<T>(T value) => value; static int Count => 1; const int Max = 3; private void Helper() { } int Size => 5; sealed class Nested { }").Clean()
            .Holds("new( \"Demo.IGreeter\", \"greet\");");

    [Fact]
    public void Members_of_a_plugin_interface_that_is_inherited_are_exports_too() =>
        Generated.From(
            """
            namespace Demo;
            [ExtismPlugin(Naming = ExportNaming.CamelCase)] public partial interface IBase { string SayHello(string name); }
            [ExtismPlugin] public partial interface IGreeter : IBase { string SayGoodbye(string name); }
            """).Clean().Files["Demo.IGreeter.Plugin.g.cs"].Also(static file =>
            {
                Assert.Contains("\"say_goodbye\",\n        \"sayHello\");", file, StringComparison.Ordinal);
                Assert.Contains("string global::Demo.IBase.SayHello(string name) =>", file, StringComparison.Ordinal);
            });

    [Fact]
    public void A_plugin_interface_of_another_assembly_can_be_inherited()
    {
        Generated library = Generated.From("namespace Library; [ExtismPlugin] public partial interface IBase { string SayHello(string name); }").Clean();
        Generated application = Generated.From(UserCode.Compile("namespace Demo; [ExtismPlugin] public partial interface IGreeter : Library.IBase { }")
            .AddReferences(library.Compilation.ToMetadataReference())).Clean();
        application.Holds("string global::Library.IBase.SayHello(string name) =>").Holds("\"Demo.IGreeter\", \"say_hello\"");
    }

    [Fact]
    public void An_inherited_member_with_a_body_is_no_export() =>
        Generated.From(
            """
            namespace Demo;
            public interface IBase { string SayHello(string name); int Size { get; } }
            [ExtismPlugin] public partial interface IGreeter : IBase
            {
                string Greet(string name);
                string IBase.SayHello(string name) => Greet(name);
                int IBase.Size => 3;
            }
            """).Clean().Holds("new( \"Demo.IGreeter\", \"greet\");");

    [Fact]
    public void A_partial_interface_in_several_files_is_one_contract_whatever_their_order()
    {
        const string One = "namespace Demo; [ExtismPlugin] public partial interface IGreeter { string Greet(string name); }";
        const string Two = "namespace Demo; public partial interface IGreeter { string Other(string name); }";
        var trees = new[] { UserCode.Tree(One, "One.cs"), UserCode.Tree(Two, "Two.cs"), UserCode.Tree(UserCode.Usings, "Usings.cs") };
        var forwards = UserCode.Compile().RemoveAllSyntaxTrees().AddSyntaxTrees(trees);
        var backwards = UserCode.Compile().RemoveAllSyntaxTrees().AddSyntaxTrees(trees.Reverse());

        Generated.From(forwards).Clean().Holds("\"greet\", \"other\"");
        Assert.Equal(Generated.From(forwards).Files, Generated.From(backwards).Clean().Files);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_attribute_on_two_parts_gives_one_file(bool inOneSource)
    {
        // An error for the compiler, but a state that every copy and paste goes through; two files would drop all output.
        const string One = "namespace Demo { [ExtismPlugin] public partial interface IGreeter { string Greet(string name); } }";
        const string Two = "namespace Demo { [ExtismPlugin] public partial interface IGreeter { string Other(string name); } }";
        Generated generated = inOneSource ? Generated.From(One + Two) : Generated.From(One, Two);

        Assert.Null(generated.Exception);
        Assert.Single(generated.Files);
    }

    [Fact]
    public void A_user_who_has_an_alias_or_a_using_of_the_same_name_gets_the_same_code() =>
        Generated.From("global using TextPayload = System.String; global using invoker = System.Int32;", UserCode.Interface("string Greet(string name);")).Clean();

    [Theory]
    [InlineData("Exact", "CountVowels")]
    [InlineData("CamelCase", "countVowels")]
    [InlineData("SnakeCase", "count_vowels")]
    public void The_naming_is_the_user_s_choice(string naming, string export) =>
        Generated.Member("Task<string> CountVowelsAsync(string text);", $"[ExtismPlugin(Naming = ExportNaming.{naming})]").Clean().Holds($"\"Demo.IGreeter\", \"{export}\"");

    [Fact]
    public void An_export_can_be_named() =>
        Generated.Member("[Export(\"_reset\")] void Reset(); [Export(\"say \\\"hi\\\"\")] void Odd();").Clean()
            .Holds("\"Demo.IGreeter\", \"_reset\", \"say \\\"hi\\\"\");");

    [Theory]
    [InlineData("IPlugin", "PluginCalls")]
    [InlineData("IGreeterPlugin", "GreeterPluginCalls")]
    [InlineData("Greeter", "GreeterPlugin")]
    [InlineData("I", "IPlugin")]
    [InlineData("Item", "ItemPlugin")]
    public void The_class_is_named_after_the_interface(string name, string expected) =>
        Generated.From($"namespace Demo; [ExtismPlugin] public partial interface {name} {{ string Greet(string text); }}").Clean().Holds($"file sealed class {expected}(");

    [Fact]
    public void An_interface_with_a_member_that_cannot_be_served_gets_a_part_that_calls_nothing() =>
        Generated.Member("string Greet(string a, ReadOnlySpan<byte> b);").Broken();

    [Fact]
    public void An_interface_with_a_mistake_can_still_be_named_in_declarations() =>
        Generated.From(
            "namespace Demo; [ExtismPlugin] public partial interface IGreeter { string Greet(string a); [Export(\"greet\")] string Again(string a); }"
            + " public sealed class Keeper { public CompiledPlugin<IGreeter>? Compiled; }").Broken().Clean();

    [Theory]
    [InlineData("[ExtismPlugin] public interface IGreeter { string Greet(string name); }")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter<T> { string Greet(string name); }")]
    [InlineData("public partial class Outer { [ExtismPlugin] private partial interface IGreeter { } }")]
    [InlineData("public class Outer { [ExtismPlugin] public partial interface IGreeter { } }")]
    public void An_interface_that_cannot_have_another_part_gets_nothing(string declaration) => Generated.From("namespace Demo; " + declaration).Nothing();
}
