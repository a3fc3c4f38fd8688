using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Documentation;

/// <summary>The first thing that a user copies.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task The_first_program_compiles_as_it_is()
    {
        const string Fence = "```csharp\n";
        string readme = File.ReadAllText(Path.Combine(Repository.DiagnosticPages, "..", "..", "README.md"));
        int begin = readme.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        string program = readme[begin..readme.IndexOf("```", begin, StringComparison.Ordinal)];
        CSharpCompilation compilation = CSharpCompilation.Create(
            "UserProject", [UserCode.Tree(ImplicitUsings, "Usings.cs"), UserCode.Tree(program, "Program.cs")], References.Engine,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

        Assert.StartsWith("using WebXtism;", program, StringComparison.Ordinal);
        Assert.Empty(await Findings.OfBuild(compilation));
    }

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;
}
