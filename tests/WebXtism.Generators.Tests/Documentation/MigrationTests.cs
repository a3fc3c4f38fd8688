using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Documentation;

/// <summary>The new code of the page about migration compiles, as a user's program, without a warning.</summary>
public sealed partial class MigrationTests
{
    private const string MoreUsings = """
        global using System.Text.Json;
        global using Microsoft.Extensions.Logging;
        global using WebXtism.Engine;
        """;

    /// <summary>What the page says the samples have.</summary>
    private const string Given = """
        ILoggerFactory loggerFactory = Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance;
        CancellationToken cancellationToken = new(canceled: args.Length > 0);
        """;

    private const string Host = "await using var host = new ExtismHost();";

    private static readonly string s_page = File.ReadAllText(Path.Combine(Repository.DiagnosticPages, "..", "migrating-from-extism-sdk.md"));

    private static readonly string[] s_declarations = [.. Samples("New").Where(static code => !HasStatements(code))];

    public static TheoryData<string> Programs => [.. Samples("New").Where(HasStatements)];

    public static TheoryData<string> OldSamples => [.. Samples("Old")];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task New_code_compiles(string code)
    {
        string given = code.Contains("var host =", StringComparison.Ordinal) ? Given : $"{Given}\n{Host}";
        CSharpCompilation compilation = UserCode.Compile(LanguageVersion.CSharp12, References.Engine, [$"{given}\n{code}", MoreUsings, .. s_declarations]);

        Assert.Empty(await Findings.OfBuild(compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication))));
    }

    [Theory]
    [MemberData(nameof(OldSamples))]
    public void Old_code_is_code(string code) =>
        Assert.Empty(Parse(code).GetDiagnostics(TestContext.Current.CancellationToken));

    [Fact]
    public void Every_old_sample_has_a_new_one_and_no_sample_is_left_out()
    {
        string[] sections = s_page.Split("\n## ");

        Assert.All(sections.Where(static section => section.Contains("\nOld:", StringComparison.Ordinal)), static section => Assert.Contains("\nNew", section, StringComparison.Ordinal));
        Assert.Equal(s_page.Split("```csharp").Length - 1, Programs.Count + OldSamples.Count + s_declarations.Length);
    }

    private static bool HasStatements(string code) => ((CompilationUnitSyntax)Parse(code).GetRoot(TestContext.Current.CancellationToken)).Members.OfType<GlobalStatementSyntax>().Any();

    private static SyntaxTree Parse(string code) => UserCode.Tree(code, "Sample.cs");

    private static IEnumerable<string> Samples(string heading) =>
        Sample().Matches(s_page).Where(match => match.Groups["heading"].Value == heading).Select(static match => match.Groups["code"].Value);

    [GeneratedRegex(@"^(?<heading>Old|New)[^\n]*:\n\n```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sample();
}
