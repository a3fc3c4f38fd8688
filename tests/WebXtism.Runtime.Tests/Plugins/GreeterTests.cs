namespace WebXtism.Tests.Plugins;

/// <summary>One plugin in several languages: nobody can tell them apart.</summary>
public sealed class GreeterTests : GuestTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Guest.PathOf(""), "greeter.*.wasm").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_at_least_four_languages() => Assert.True(Files.Count >= 4);

    [Theory]
    [MemberData(nameof(Files))]
    public void It_greets(string file)
    {
        Plugin plugin = LoadBuilt(file);

        Assert.Equal("Hello, Ada!", plugin.CallText("greet", "Ada"));
        Assert.Equal("Hello, !", plugin.CallText("greet", ""));
        Assert.Equal("Hello, Zoë 😀!", plugin.CallText("greet", "Zoë 😀"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void It_greets_with_the_configured_words(string file)
    {
        Assert.Equal("Grüß Gott, Ada!", LoadBuilt(file, options => options.Config["greeting"] = "Grüß Gott").CallText("greet", "Ada"));
        Assert.Equal("Hello, Ada!", LoadBuilt(file, options => options.Config["greeting"] = "").CallText("greet", "Ada"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void It_greets_names_of_any_length(string file)
    {
        Plugin plugin = LoadBuilt(file);
        foreach (int length in new[] { 1, 7, 8, 9, 1_000, 65_535, 65_536, 300_000 })
        {
            string name = new('x', length);
            Assert.Equal($"Hello, {name}!", plugin.CallText("greet", name));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void It_counts_vowels_and_remembers_the_total(string file)
    {
        Plugin plugin = LoadBuilt(file);

        Assert.Equal("""{"count":3,"total":3,"vowels":"aeiouAEIOU"}""", plugin.CallText("count_vowels", "Hello, World!"));
        Assert.Equal("""{"count":0,"total":3,"vowels":"aeiouAEIOU"}""", plugin.CallText("count_vowels", ""));
        Assert.Equal("""{"count":4,"total":7,"vowels":"aeiouAEIOU"}""", plugin.CallText("count_vowels", "AbEcIdO"));
        Assert.Equal("""{"count":1,"total":1,"vowels":"aeiouAEIOU"}""", LoadBuilt(file).CallText("count_vowels", "a"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void It_goes_on_for_thousands_of_calls(string file)
    {
        Plugin plugin = LoadBuilt(file);
        for (int i = 0; i < 2_000; i++)
        {
            Assert.Equal("Hello, Ada!", plugin.CallText("greet", "Ada"));
        }
    }
}
