using System.Text.RegularExpressions;

namespace WebXtism.Tests.Architecture;

/// <summary>A reader finds things where their names say, in pieces that fit a screen or a few.</summary>
public sealed partial class LayoutTests
{
    private const int MaxLines = 350;

    [Fact]
    public void A_file_declares_at_most_one_public_type_and_is_named_after_it()
    {
        string[] files = [.. Repository.Code("src")];
        Assert.NotEmpty(files);

        Assert.All(files, file =>
        {
            string[] types = [.. PublicType().Matches(Repository.ReadCode(file)).Select(match => match.Groups["name"].Value)];
            Assert.True(types.Length <= 1, $"{file} declares {string.Join(" and ", types)}.");
            // Foo{T}.cs is the generic twin of Foo.cs.
            string name = Path.GetFileNameWithoutExtension(file).Split('{')[0];
            Assert.True(types.Length == 0 || types[0] == name, $"{file} declares {types.FirstOrDefault()}.");
        });
    }

    [Fact]
    public void No_file_of_code_is_long()
    {
        Assert.All(["src", "tests", "samples", "tools", "benchmarks"], folder => Assert.All(Repository.Code(folder), file =>
        {
            int lines = Repository.Read(file).AsSpan().Count('\n');
            Assert.True(lines <= MaxLines, $"{file} has {lines} lines; {MaxLines} are the most.");
        }));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = Repository.Read("WebXtism.sln").Replace('\\', '/');

        Assert.All(["src", "tests", "samples", "benchmarks", "tools"], folder => Assert.All(
            Repository.Projects(folder), project => Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_guest_in_text_lies_beside_the_code_that_loads_it()
    {
        string[] guests = [.. Repository.Files.Where(file => file.StartsWith("tests/", StringComparison.Ordinal) && file.EndsWith(".wat", StringComparison.Ordinal))];

        Assert.NotEmpty(guests);
        Assert.All(guests, guest => Assert.Contains(Path.ChangeExtension(guest, ".cs"), Repository.Files));
    }

    [Fact]
    public void The_tests_that_the_list_of_hostile_guests_names_exist()
    {
        var tests = Repository.Code("tests/WebXtism.Runtime.Tests")
            .Where(static file => file.EndsWith("Tests.cs", StringComparison.Ordinal))
            .ToLookup(static file => Path.GetFileNameWithoutExtension(file), static file => Repository.Read(file));
        (string Class, string Test)[] names = [.. NamedTest().Matches(Repository.Read("docs/contributing/hostile-guests.md"))
            .Select(static match => (match.Groups["class"].Value, match.Groups["test"].Value))];

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Contains(tests[name.Class], code =>
            name.Test.Length == 0 || code.Contains($" {name.Test}(", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"`(?<class>\w+Tests)(?:\.(?<test>\w+))?`", RegexOptions.CultureInvariant)]
    private static partial Regex NamedTest();

    [GeneratedRegex(@"^public\s+(?:(?:static|sealed|abstract|readonly|ref|partial|unsafe)\s+)*(?:class|struct|interface|enum|record\s+struct|record\s+class|record|delegate\s+[\w<>?\[\]]+)\s+(?<name>\w+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex PublicType();
}
