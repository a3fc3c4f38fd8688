using System.Text.RegularExpressions;

namespace WebXtism.Tests.Architecture;

/// <summary>What the pages say about names and about each other is so.</summary>
public sealed partial class DocumentationTests
{
    private const string Parity = "docs/parity.md";

    /// <summary>Names of .NET that the page about parity needs.</summary>
    private static readonly string[] s_framework = ["CancellationToken", "JsonSerializer.Deserialize"];

    private static string[] Pages { get; } =
        [.. Repository.Files.Where(static file => file.EndsWith(".md", StringComparison.Ordinal) && (file.StartsWith("docs/", StringComparison.Ordinal) || !file.Contains('/', StringComparison.Ordinal)))];

    /// <summary>The cells under a heading "Here", by their row.</summary>
    private static string[] Equivalents { get; } =
        [.. Repository.Read(Parity).Split('\n').Where(static line => line.StartsWith("| ", StringComparison.Ordinal) && !line.EndsWith("| Here |", StringComparison.Ordinal))
            .Select(static line => line.Split(" | ")[^1].TrimEnd('|', ' '))];

    [Fact]
    public void The_lists_of_the_public_api_are_understood()
    {
        Assert.Superset(new HashSet<string> { "Plugin", "PluginPool", "ValueKind", "WasmtimeEngine", "ExtismPluginAttribute", "IPayloadCodec" }, PublicApi.Types.ToHashSet());
        Assert.Superset(new HashSet<string> { "Plugin.Call", "PluginSource.File", "ValueKind.I64", "PluginConfig.this", "PluginOptions.Timeout", "HostCall.Get" }, PublicApi.Members.ToHashSet());
    }

    [Fact]
    public void Every_row_about_parity_has_an_equivalent_or_a_reason()
    {
        Assert.True(Equivalents.Length > 100);
        Assert.All(Equivalents, static cell => Assert.True(
            Code().IsMatch(cell) || Reason().IsMatch(cell), $"{Parity}: '{cell}' names nothing and gives no reason."));
    }

    [Fact]
    public void Every_equivalent_that_is_named_exists()
    {
        string[] names = [.. Equivalents.SelectMany(static cell => Code().Matches(cell)).Select(static match => match.Groups["code"].Value).Where(static code => char.IsUpper(code.TrimStart('[')[0]))];

        Assert.True(names.Length > 150);
        Assert.All(names, static name => Assert.True(
            s_framework.Contains(name) || PublicApi.Types.Contains(name) || PublicApi.Members.Contains(name)
                || (name[0] == '[' && PublicApi.Types.Contains(name.Trim('[', ']') + "Attribute")),
            $"{Parity} names {name}, which is not in the public API."));
    }

    [Fact]
    public void Every_member_that_a_page_names_exists() =>
        // The page about parity names the members of others too, and has a test of its own.
        Assert.All(Pages.Where(static page => page != Parity), static page => Assert.All(
            Member().Matches(Repository.Read(page)).Where(static match => PublicApi.Types.Contains(match.Groups["type"].Value) && match.Groups["member"].Value is not ("cs" or "md")),
            match => Assert.True(PublicApi.Members.Contains($"{match.Groups["type"].Value}.{match.Groups["member"].Value}"), $"{page} names {match.Value}, which is not in the public API.")));

    [Fact]
    public void The_readme_links_every_page_for_users()
    {
        string readme = Repository.Read("README.md");
        string[] pages = [.. Pages.Where(static page => page.StartsWith("docs/", StringComparison.Ordinal) && page.Count('/') == 1)];

        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.Contains($"({page})", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_link_between_files_leads_somewhere() =>
        Assert.All(Pages, static page => Assert.All(Link().Matches(Repository.Read(page)), match =>
        {
            string file = match.Groups["file"].Value;
            string target = file.Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, file);
            string full = Path.GetFullPath(Path.Combine(Repository.Root, target));
            Assert.True(File.Exists(full) || Directory.Exists(full), $"{page} links {match.Value}, and there is no such file.");
            if (match.Groups["anchor"].Success)
            {
                string anchor = match.Groups["anchor"].Value;
                Assert.True(Heading().Matches(File.ReadAllText(full)).Any(heading => Anchor(heading.Groups["text"].Value) == anchor), $"{page} links {match.Value}, and there is no such heading.");
            }
        }));

    private static string Anchor(string heading) => NoAnchor().Replace(heading.Trim(), "").Replace(' ', '-').ToLowerInvariant();

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex("^not here(?: yet)?(?:: |, see )", RegexOptions.CultureInvariant)]
    private static partial Regex Reason();

    [GeneratedRegex(@"`(?<type>[A-Z]\w+)(?:<\w+>)?\.(?<member>\w+)[^`\n]*`", RegexOptions.CultureInvariant)]
    private static partial Regex Member();

    [GeneratedRegex(@"\]\((?!\w+:)(?<file>[^)#\s]*)(?:#(?<anchor>[^)\s]+))?\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<text>.*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.CultureInvariant)]
    private static partial Regex NoAnchor();
}
