using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WebXtism.Generators.Tests.Kit;

/// <summary>Makes compilations of what a user could have written.</summary>
internal static class UserCode
{
    /// <summary>What <c>ImplicitUsings</c> and a usual file give.</summary>
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Text.Json.Serialization;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using WebXtism;
        """;

    /// <summary>The types that samples send as JSON, with a context that registers them.</summary>
    public const string People = """
        namespace Demo;
        public sealed record Person(string Name, int Age);
        public sealed record Greeting(string Text);
        [JsonSerializable(typeof(Person))]
        [JsonSerializable(typeof(Greeting))]
        [JsonSerializable(typeof(int))]
        [JsonSerializable(typeof(int?))]
        [JsonSerializable(typeof(string))]
        [JsonSerializable(typeof(List<Person>))]
        [JsonSerializable(typeof(Dictionary<string, int>))]
        [JsonSerializable(typeof(Person[]))]
        internal sealed partial class DemoJson : JsonSerializerContext;
        """;

    public static CSharpParseOptions Options(LanguageVersion version = LanguageVersion.CSharp12) => new(version);

    public static SyntaxTree Tree(string text, string path, LanguageVersion version = LanguageVersion.CSharp12) =>
        CSharpSyntaxTree.ParseText(text, Options(version), path);

    /// <summary>Compiles sources: named <c>Source0.cs</c> and on, beside the usings.</summary>
    public static CSharpCompilation Compile(params string[] sources) => Compile(LanguageVersion.CSharp12, References.Runtime, sources);

    public static CSharpCompilation Compile(LanguageVersion version, ImmutableArray<MetadataReference> references, params string[] sources) =>
        CSharpCompilation.Create(
            "UserProject",
            sources.Select((source, index) => Tree(source, $"Source{index}.cs", version)).Prepend(Tree(Usings, "Usings.cs", version)),
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    /// <summary>An interface in the namespace of <see cref="People"/> with the given members.</summary>
    public static string Interface(string members, string attribute = "[ExtismPlugin]") => $$"""
        namespace Demo;
        {{attribute}}
        public partial interface IGreeter
        {
            {{members}}
        }
        """;

    /// <summary>A class in the namespace of <see cref="People"/> with the given members.</summary>
    public static string Class(string members) => $$"""
        namespace Demo;
        public sealed partial class Directory
        {
            {{members}}
        }
        """;
}
