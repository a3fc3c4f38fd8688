namespace WebXtism.Tests.Traps;

/// <summary>Names that guests choose cannot flood messages or forge lines of logs.</summary>
public sealed class GuestNameTests
{
    [Theory]
    [InlineData("greet", "greet")]
    [InlineData("grüße 🦀", "grüße 🦀")]
    [InlineData("a\nINFO forged", "a\\u000aINFO forged")]
    [InlineData("\u001b[31mred", "\\u001b[31mred")]
    [InlineData("right\u202Eto left", "right\\u202eto left")]
    public void Names_stay_on_one_line(string name, string shown) => Assert.Equal(shown, new WasmFrame(0, name, null, -1).DisplayName);

    [Fact]
    public void Long_names_are_cut()
    {
        string shown = new WasmFrame(0, new string('x', 100_000), null, -1).ToString();

        Assert.InRange(shown.Length, 100, 300);
        Assert.EndsWith("x…", shown, StringComparison.Ordinal);
    }
}
