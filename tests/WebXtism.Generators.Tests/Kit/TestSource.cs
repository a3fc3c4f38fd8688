using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WebXtism.Generators.Tests.Kit;

/// <summary>The source of a test: its attributes, its signature and its body.</summary>
internal sealed record TestSource(string Name, string Text)
{
    /// <summary>The tests of a file, by its path in the project.</summary>
    public static IReadOnlyList<TestSource> In(string file)
    {
        string path = Path.Combine(Repository.Tests, file);
        Assert.True(File.Exists(path), $"There is no {file}.");
        return [.. CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(static method => method.AttributeLists.SelectMany(static list => list.Attributes).Any(static attribute => attribute.Name.ToString() is "Fact" or "Theory"))
            .Select(static method => new TestSource(method.Identifier.ValueText, method.ToFullString()))];
    }

    /// <summary>Whether its markup says that a rule must be reported.</summary>
    public bool Expects(string id) => Text.Contains($"{{|{id}:", StringComparison.Ordinal);
}
