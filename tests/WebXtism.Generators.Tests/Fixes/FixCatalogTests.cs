using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using WebXtism.CodeFixes.Modules;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Fixes;

/// <summary>What every code fix needs, and which rules have one.</summary>
public sealed class FixCatalogTests
{
    /// <summary>The rules where one answer is obvious.</summary>
    private static readonly string[] s_promised =
    [
        "WXT001", "WXT003", "WXT004", "WXT006", "WXT007", "WXT008", "WXT009", "WXT010",
        "WXT101", "WXT103", "WXT104", "WXT105", "WXT106", "WXT108",
        "WXT202", "WXT203", "WXT204", "WXT205", "WXT207",
        "WXT301", "WXT302", "WXT303", "WXT305", "WXT306",
        "WXT802", "WXT803",
    ];

    public static TheoryData<string> Names => [.. Kit.CodeFixes.All.Select(static fix => fix.GetType().Name)];

    [Fact]
    public void The_rules_that_promise_a_fix_have_one_and_no_others() =>
        Assert.Equal(s_promised, Kit.CodeFixes.FixableIds.Order(StringComparer.Ordinal));

    [Fact]
    public void The_rules_of_fixes_exist()
    {
        string[] rules = [.. Findings.Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static rule => rule.Id)];
        Assert.All(Kit.CodeFixes.FixableIds, id => Assert.Contains(id, rules));
    }

    [Fact]
    public void The_page_of_a_rule_names_its_fix() =>
        Assert.All(s_promised, static id => Assert.Contains("code fix", File.ReadAllText(Path.Combine(Repository.DiagnosticPages, id + ".md")), StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fix_is_found_by_editors_under_its_own_name(string name)
    {
        ExportCodeFixProviderAttribute? export = Find(name).GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>();
        Assert.NotNull(export);
        Assert.Equal(name, export.Name);
        Assert.Equal([LanguageNames.CSharp], export.Languages);
    }

    // What is added is a choice of its own each time.
    [Theory]
    [MemberData(nameof(Names))]
    public void A_fix_can_be_applied_everywhere_at_once(string name) =>
        Assert.Equal(name is not (nameof(AddExportCodeFix) or nameof(AddHostFunctionCodeFix)), Find(name).GetFixAllProvider() is not null);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fix_has_a_test_for_each_of_its_rules(string name)
    {
        TestSource[] tests = [.. Directory.EnumerateFiles(Path.Combine(Repository.Tests, "Fixes"), "*.cs")
            .SelectMany(static path => TestSource.In($"Fixes/{Path.GetFileName(path)}"))
            .Where(test => test.Text.Contains($"FixTest<{name}>.Check", StringComparison.Ordinal))];
        Assert.All(Find(name).FixableDiagnosticIds, id => Assert.Contains(tests, test => test.Expects(id)));
    }

    private static CodeFixProvider Find(string name) => Kit.CodeFixes.All.Single(fix => fix.GetType().Name == name);
}
