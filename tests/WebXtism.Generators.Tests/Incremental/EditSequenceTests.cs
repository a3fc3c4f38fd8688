using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Incremental;

/// <summary>
/// After any series of edits the generator must say what it would say had it just been started. Each file of a project takes
/// one of several texts; each of them can change what the text of another file means.
/// </summary>
public sealed class EditSequenceTests
{
    private static readonly (string Path, string[] Texts)[] s_files =
    [
        ("Usings.cs",
        [
            UserCode.Usings,
            UserCode.Usings + "global using Elsewhere;",
            UserCode.Usings + "global using Plugin = WebXtism.ExtismPluginAttribute;",
            UserCode.Usings + "global using static Elsewhere.Names;",
            UserCode.Usings + "global using Text = System.Int32;",
        ]),
        ("Interface.cs",
        [
            "namespace Demo; [ExtismPlugin] public partial interface IGreeter { Greeting Greet(Person person); }",
            "namespace Demo; using Elsewhere; [ExtismPlugin] public partial interface IGreeter { Greeting Greet(Person person); [Export(Names.First)] string Say(string text); }",
            "namespace Demo; using Person = Demo.Deep.Person; [ExtismPlugin] public partial interface IGreeter : IBase { Greeting? Greet(Person person); }",
            "#nullable disable\nnamespace Demo; [ExtismPlugin] public partial interface IGreeter { Greeting Greet(Person person); string Say(string text); }\n#nullable restore",
            "namespace Demo; using Person = Demo.Deep.Person; [ExtismPlugin] public partial interface IGreeter { Greeting Greet(Person person); }",
            "namespace Demo; public sealed class First; [ExtismPlugin] public partial interface IGreeter { Greeting Greet(Person person); string Say(string text); }",
            "#nullable disable\nnamespace Demo; public sealed class First; [ExtismPlugin] public partial interface IGreeter { Greeting Greet(Person person); string Say(string text); }",
            "namespace Demo; [Plugin] public partial interface IGreeter { Level Rate(Level level); void Go() { Console.WriteLine(1); } }",
            "namespace Demo; public partial class Outer { [ExtismPlugin] public partial interface IGreeter { Greeting Greet(Person person); } }",
            "namespace Demo; [ExtismPlugin(Json = typeof(DemoJson), Naming = ExportNaming.Exact)] public partial interface IGreeter { Greeting Greet(Person person, Level level); }",
            "namespace Demo; [ExtismPlugin] public partial interface IGreeter { [Export(First)] Box<Person> Wrap(Box<Greeting> box); Text Read(); }",
        ]),
        ("Part.cs",
        [
            "",
            "namespace Demo; public partial interface IGreeter { int Count(string text); }",
            "namespace Demo; public partial class Outer { public sealed record Person(int Own); }",
            "namespace Demo; public partial class Outer : Elsewhere.Holder;",
            "namespace Demo; public class Outer { }",
            "namespace Demo; [ExtismPlugin] public partial interface IGreeter { int Count(string text); }",
        ]),
        ("Base.cs",
        [
            "",
            "namespace Demo; [ExtismPlugin] public partial interface IBase { Level Rate(string text); }",
            "namespace Demo; public interface IBase { Level Rate(string text); }",
            "namespace Demo; [ExtismPlugin(Naming = ExportNaming.CamelCase)] public partial interface IBase : IRoot { } [ExtismPlugin] public partial interface IRoot { Greeting OfRoot(); }",
        ]),
        ("Person.cs",
        [
            "namespace Demo; public sealed record Person(string Name);",
            "namespace Demo; public sealed record Person(string? Name, Level Level, Person? Friend);",
            "namespace Demo; public sealed class Person : Being { public required string Name { get; init; } }",
            "namespace Demo; public struct Person { [JsonPropertyName(Elsewhere.Names.First)] public int Age { get; set; } public override string ToString() => \"x\"; }",
            "namespace Demo; public sealed record Person(string Name) { public int Length => Name.Length; public int Twice() { return 2; } }",
            "namespace Demo; [JsonConverter(typeof(PersonConverter))] public sealed record Person(string Name); public abstract class PersonConverter : JsonConverter<Person> { }",
        ]),
        ("Being.cs",
        [
            "",
            "namespace Demo; public abstract class Being { public int Age { get; set; } }",
            "namespace Demo; public abstract class Being { public Greeting? Last { get; set; } [JsonIgnore] public object? Any { get; set; } }",
        ]),
        ("Greeting.cs",
        [
            "namespace Demo; public sealed record Greeting(string Text); public enum Level { Low, High }",
            "namespace Demo; public sealed record Greeting(string Text, object Anything); public enum Level : byte { Low, High }",
            "namespace Demo; public sealed record Greeting(string Text, List<Greeting> More); [JsonConverter(typeof(JsonStringEnumConverter<Level>))] public enum Level { Low = Limits.Start, High }",
            "namespace Demo { public class Greeting { public string Text { get; set; } = \"\"; } public enum Level { Low } }",
        ]),
        ("Names.cs",
        [
            "namespace Elsewhere; public static class Names { public const string First = \"first\"; }",
            "namespace Elsewhere; public static class Names { public const string First = \"second\"; }",
            "namespace Elsewhere; public static class Names { public const string First = Others.Last; public static string Get() { return First; } } public static class Others { public const string Last = \"last\"; }",
            "namespace Elsewhere; public sealed record Person(bool Elsewhere); public class Holder { public sealed record Greeting(byte Held); }",
            "namespace Elsewhere; public sealed class ExtismPluginAttribute : Attribute { }",
        ]),
        ("Deep.cs",
        [
            "",
            "namespace Demo.Deep; public sealed record Person(long Deep);",
            "namespace Demo; public sealed class ExtismPluginAttribute : Attribute { }",
            "namespace Demo.Person; public class Unrelated { }",
            "namespace Demo; public static class Limits { public const int Start = 3; }",
            "namespace Demo; public static class Limits { public const int Start = 4; }",
            "namespace Demo; public sealed record Box<T>(T Value);",
            "namespace Demo; public sealed record Box<T>(T? Value, int Depth) where T : class;",
            "#nullable disable\nnamespace Demo; public sealed record Box<T>(T Value, string Label);",
        ]),
        ("Host.cs",
        [
            "namespace Demo; public partial class Store { [HostFunction] public Person? Find(string name) => null; }",
            "namespace Demo; public partial class Store { [HostFunction] public Person? Find(string name) { return default; } [HostFunction(Elsewhere.Names.First)] public void Log(Level level) { } }",
            "namespace Demo; public partial class Store : Shelf { [HostFunction] public Person? Find(string name) => null; } public class Shelf { }",
            "namespace Demo; public partial class Store : Shelf { [HostFunction] public int Find(string name) => 1; } public partial class Shelf { [HostFunction] public int Go() => 1; }",
            "namespace Demo; [HostFunctions(\"ns\")] public class Store { [HostFunction] public int Find(string name) => 1; }",
        ]),
        ("Context.cs",
        [
            "",
            "namespace Demo; [JsonSerializable(typeof(Person))] internal sealed partial class DemoJson : JsonSerializerContext;",
            "namespace Demo; [JsonSerializable(typeof(Person))] [JsonSerializable(typeof(Greeting))] [JsonSerializable(typeof(Level))] internal sealed partial class DemoJson : JsonSerializerContext;",
            "namespace Demo; [JsonSerializable(typeof(Greeting))] internal sealed partial class DemoJson : ContextBase; internal abstract class ContextBase : JsonSerializerContext;",
        ]),
        ("Unrelated.cs",
        [
            "namespace Demo; internal sealed class Unrelated { public int A() => 1; }",
            "namespace Demo; internal sealed class Unrelated { public int A() => 2; private sealed record Person(int X); }",
            "namespace Demo.Others; internal sealed class Unrelated { public int B { get; set; } }",
        ]),
    ];

    private const string Sized = """
        namespace Demo;
        public sealed record Person(
        #if LONG
            long Size
        #else
            int Size
        #endif
            );
        """;

    private static readonly Gen<int> s_edit = Gen.Int[0, s_files.Sum(static file => file.Texts.Length) + 1];

    [Fact]
    public void After_any_edits_the_output_is_that_of_a_fresh_start() =>
        s_edit.List[1, 14].Sample(
            static edits =>
            {
                CSharpCompilation project = UserCode.Compile().RemoveAllSyntaxTrees().AddSyntaxTrees(s_files.Select(static file => UserCode.Tree(file.Texts[0], file.Path)));
                GeneratorDriver driver = Fresh().RunGenerators(project);
                foreach (int edit in edits)
                {
                    project = Apply(project, edit);
                    driver = driver.RunGenerators(project);
                    Assert.Equal(Output(Fresh().RunGenerators(project)), Output(driver));
                }
            },
            iter: 60,
            threads: 1);

    [Theory]
    [InlineData(Sized, "#define LONG\n" + Sized)]
    [InlineData("namespace Demo; public sealed record Person(string Name) { public int Size { get; set; } = new Func<int>(() => { return 1; })(); }", "namespace Demo; public sealed record Person(string Name) { public int Size { get; set; } = new Func<int>(() => { return Name.Length; })(); }")]
    public void An_edit_that_the_signature_of_a_type_does_not_show_is_noticed(string before, string after)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        CSharpCompilation project = UserCode.Compile(before, "namespace Demo; [ExtismPlugin] public partial interface IGreeter { Person Greet(Person person); }");
        CSharpCompilation edited = project.ReplaceSyntaxTree(project.SyntaxTrees.Single(static tree => tree.FilePath == "Source0.cs"), UserCode.Tree(after, "Source0.cs"));
        GeneratorDriver driver = Fresh().RunGenerators(project, token);
        string old = Output(driver);

        driver = driver.RunGenerators(edited, token);

        Assert.NotEqual(old, Output(driver));
        Assert.Equal(Output(Fresh().RunGenerators(edited, token)), Output(driver));
    }

    // The last two numbers are edits of the project itself.
    private static CSharpCompilation Apply(CSharpCompilation project, int edit)
    {
        foreach ((string path, string[] texts) in s_files)
        {
            if (edit < texts.Length)
            {
                SyntaxTree tree = project.SyntaxTrees.Single(tree => tree.FilePath == path);
                return project.ReplaceSyntaxTree(tree, UserCode.Tree(texts[edit], path));
            }

            edit -= texts.Length;
        }

        if (edit > 0)
        {
            return project.WithOptions(project.Options.WithNullableContextOptions(
                project.Options.NullableContextOptions == NullableContextOptions.Enable ? NullableContextOptions.Disable : NullableContextOptions.Enable));
        }

        return project.WithReferences(project.References.Count() == References.Runtime.Length ? References.Engine : References.Runtime);
    }

    private static CSharpGeneratorDriver Fresh() => CSharpGeneratorDriver.Create([new PluginGenerator().AsSourceGenerator()], parseOptions: UserCode.Options());

    private static string Output(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        return result.Exception?.ToString()
            ?? string.Join("\n", result.GeneratedSources.OrderBy(static source => source.HintName, StringComparer.Ordinal).Select(static source => $"==== {source.HintName}\n{source.SourceText}"));
    }
}
