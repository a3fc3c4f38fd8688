extern alias build;

using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using build::WebXtism.Build;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Tests.Kit;
using Module = WebXtism.Generators.Tests.Kit.Module;

namespace WebXtism.Generators.Tests.Rules;

/// <summary>A rule is complete only with a page, samples, a release row and tests; this is where a forgotten one shows.</summary>
public sealed partial class RuleCatalogTests
{
    private static readonly DiagnosticDescriptor[] s_rules =
        [.. typeof(Generators.Diagnostics.Rules).GetFields(BindingFlags.Static | BindingFlags.Public).Select(static field => field.GetValue(null)).OfType<DiagnosticDescriptor>()];

    public static TheoryData<string> Ids => [.. s_rules.Select(static rule => rule.Id)];

    /// <summary>Rules that no sample can break: the last resort for mistakes of ours.</summary>
    private static readonly string[] s_withoutSample = [DiagnosticIds.Failure];

    /// <summary>Rules of the build task, which the compiler knows nothing of. They have pages all the same.</summary>
    private static readonly string[] s_ofTheBuild = [DescribeExtismModules.ErrorCode];

    private static readonly Dictionary<char, string> s_categories = new()
    {
        ['0'] = "WebXtism.Declaration",
        ['1'] = "WebXtism.Module",
        ['2'] = "WebXtism.Payload",
        ['3'] = "WebXtism.HostFunction",
        ['8'] = "WebXtism.Usage",
        ['9'] = "WebXtism.Generator",
    };

    [Fact]
    public void Every_id_has_one_rule()
    {
        string[] ids = [.. typeof(DiagnosticIds).GetFields(BindingFlags.Static | BindingFlags.Public).Select(static field => (string)field.GetValue(null)!)];
        Assert.Equal(ids.Order(StringComparer.Ordinal), s_rules.Select(static rule => rule.Id).Order(StringComparer.Ordinal));
        Assert.Distinct(ids);
    }

    [Fact]
    public void Every_rule_is_reported_by_an_analyzer() =>
        Assert.Equal(
            s_rules.Select(static rule => rule.Id).Order(StringComparer.Ordinal),
            Findings.Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static rule => rule.Id).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_links_to_its_page_and_has_a_release_row(string id)
    {
        DiagnosticDescriptor rule = s_rules.Single(rule => rule.Id == id);
        Assert.Equal($"docs/diagnostics/{id}.md", rule.HelpLinkUri);
        Assert.True(rule.IsEnabledByDefault);
        Assert.Equal(s_categories[id[3]], rule.Category);
        string releases = string.Concat(Directory.EnumerateFiles(Repository.Generators, "AnalyzerReleases.*.md").Select(File.ReadAllText));
        Assert.Contains($"{id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title.ToString(CultureInfo.InvariantCulture)}\n", releases, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_test_that_it_reports_and_one_that_it_accepts(string id)
    {
        // A name alone may lie: what reports says the number, and what accepts does not expect it.
        IReadOnlyList<TestSource> tests = TestSource.In($"Rules/{id}Tests.cs");
        Assert.Contains(tests, test => test.Name.StartsWith("Reports_", StringComparison.Ordinal) && (test.Expects(id) || test.Text.Contains($"\"{id}", StringComparison.Ordinal)));
        TestSource[] accepting = [.. tests.Where(static test => test.Name.StartsWith("Accepts_", StringComparison.Ordinal))];
        Assert.NotEmpty(accepting);
        Assert.All(accepting, test => Assert.False(test.Expects(id), test.Name));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_says_what_why_and_how(string id)
    {
        string page = Page(id);
        DiagnosticDescriptor rule = s_rules.Single(rule => rule.Id == id);
        Assert.StartsWith($"# {id}: {rule.Title.ToString(CultureInfo.InvariantCulture)}\n", page, StringComparison.Ordinal);
        Assert.Contains($"**{rule.DefaultSeverity}**", page, StringComparison.Ordinal);
        Assert.Contains("## Why", page, StringComparison.Ordinal);
        Assert.Contains("## How to fix it", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_bad_sample_of_a_page_gives_exactly_its_diagnostic(string id)
    {
        if (s_withoutSample.Contains(id))
        {
            return;
        }

        string[] samples = Samples(id, "Bad");
        Assert.NotEmpty(samples);
        foreach (string sample in samples)
        {
            IReadOnlyList<Diagnostic> findings = await Findings.OfBuild(Compile(id, sample), s_rules.Single(rule => rule.Id == id).DefaultSeverity, Modules(id));
            Assert.Contains(findings, finding => finding.Id == id);
            Assert.All(findings, finding => Assert.True(finding.Id == id || IsConsequence(id, finding), $"{finding}\nin\n{sample}"));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_good_sample_of_a_page_gives_none(string id)
    {
        if (s_withoutSample.Contains(id))
        {
            return;
        }

        string[] samples = Samples(id, "Good");
        Assert.NotEmpty(samples);
        foreach (string sample in samples)
        {
            Assert.Empty(await Findings.OfBuild(Compile(null, sample), Modules(id)));
        }
    }

    [Fact]
    public void The_index_lists_every_page()
    {
        string index = File.ReadAllText(Path.Combine(Repository.DiagnosticPages, "README.md"));
        Assert.All(s_rules, rule => Assert.Contains(
            $"| [{rule.Id}]({rule.Id}.md) | {rule.DefaultSeverity} | {rule.Title.ToString(CultureInfo.InvariantCulture)} | {(Kit.CodeFixes.FixableIds.Contains(rule.Id) ? "yes" : "–")} |",
            index,
            StringComparison.Ordinal));
        Assert.All(s_ofTheBuild, id => Assert.Contains($"| [{id}]({id}.md) | Error | {Page(id).Split('\n')[0][(id.Length + 4)..]} | – |", index, StringComparison.Ordinal));
        Assert.Equal(s_rules.Length + s_ofTheBuild.Length + 1, Directory.GetFiles(Repository.DiagnosticPages, "*.md").Length);
    }

    // What the compiler says because of the same mistake: it knows the constraint, but not the cause.
    private static bool IsConsequence(string id, Diagnostic finding) => id == DiagnosticIds.NotAPlugin && finding.Id == "CS0311";

    private static CSharpCompilation Compile(string? id, string sample) =>
        UserCode.Compile(id == DiagnosticIds.LanguageTooOld ? LanguageVersion.CSharp11 : LanguageVersion.CSharp12, References.Runtime, sample);

    private static string Page(string id) => File.ReadAllText(Path.Combine(Repository.DiagnosticPages, id + ".md"));

    /// <summary>The modules that the samples of a page are checked against.</summary>
    private static AdditionalText[] Modules(string id) =>
        [.. ModuleBlock().Matches(Page(id)).Select(static match => new Module(match.Groups["file"].Value, match.Groups["wat"].Value))];

    private static string[] Samples(string id, string heading) =>
        [.. SampleBlock().Matches(Page(id)).Where(match => match.Groups["heading"].Value == heading).Select(static match => match.Groups["code"].Value)];

    [GeneratedRegex(@"^Module `(?<file>[^`]*)`:\n\n```wat\n(?<wat>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ModuleBlock();

    [GeneratedRegex(@"^(?<heading>Bad|Good)[^\n]*:\n\n```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SampleBlock();
}
