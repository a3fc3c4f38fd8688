using System.Text;
using System.Text.RegularExpressions;

namespace WebXtism.Tests.Architecture;

/// <summary>What is committed works on every machine and names none.</summary>
public sealed partial class CommittedFileTests
{
    // The patterns are built from pieces, or this file would break its own rule.
    private static readonly string[] s_machinePaths = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "C:\\" + "Users\\", "/Us" + "ers/", "/t" + "mp/"];
    private static readonly string[] s_registries = ["registry" + ".npmjs", "api" + ".nuget", "static.crates" + ".io", "index.crates" + ".io", "pypi" + ".org", "/v3/index" + ".json", "\"resolved\"" + ":"];

    // A test shows that a plugin cannot write there; the address is not used by this machine.
    private static readonly string[] s_guestPaths = ["cannot write /t" + "mp/x", "\"/t" + "mp/x\\ncontent\""];

    private static IEnumerable<string> Text => Repository.Files.Where(file => !file.EndsWith(".wasm", StringComparison.Ordinal));

    [Fact]
    public void No_file_names_a_place_on_a_machine()
    {
        Assert.All(Text, file =>
        {
            string content = s_guestPaths.Aggregate(Repository.Read(file), (text, path) => text.Replace(path, "", StringComparison.Ordinal));
            Assert.All(s_machinePaths, path => Assert.False(MachinePath(path).IsMatch(content), $"{file} names {path}."));
        });
    }

    [Fact]
    public void No_file_names_a_package_registry() =>
        Assert.All(Text, file => Assert.All(s_registries, host =>
            Assert.False(Repository.Read(file).Contains(host, StringComparison.OrdinalIgnoreCase), $"{file} names {host}.")));

    [Fact]
    public void No_built_plugin_carries_a_place_on_a_machine()
    {
        string[] modules = [.. Repository.Files.Where(file => file.EndsWith(".wasm", StringComparison.Ordinal))];

        Assert.NotEmpty(modules);
        Assert.All(modules, file =>
        {
            string content = Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(Repository.Root, file)));
            Assert.All(s_machinePaths, path => Assert.False(content.Contains(path, StringComparison.Ordinal), $"{file} names {path}."));
        });
    }

    [Fact]
    public void Nothing_is_left_to_do_in_the_sources() =>
        Assert.All(Repository.Code("src").Concat(Repository.Code("tests")), file =>
            Assert.False(Unfinished().IsMatch(Repository.Read(file)), $"{file} is unfinished."));

    [Fact]
    public void Sources_end_with_one_line_feed_and_have_no_carriage_returns() =>
        Assert.All(Repository.Code("src").Concat(Repository.Code("tests")), file =>
        {
            string content = Repository.Read(file);
            Assert.True(content.EndsWith('\n') && !content.EndsWith("\n\n", StringComparison.Ordinal) && !content.Contains('\r', StringComparison.Ordinal), $"{file} has other line ends.");
        });

    // A place begins where a word begins: "framework/" is none.
    private static Regex MachinePath(string path) => new(@"(?<![\w./~}-])" + Regex.Escape(path), RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\bTO" + @"DO\b|\bFIX" + @"ME\b|\bHA" + @"CK\b", RegexOptions.CultureInvariant)]
    private static partial Regex Unfinished();
}
