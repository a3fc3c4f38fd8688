using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT106Tests
{
    private static readonly Module[] s_two = [new("a/x.wasm", Module.GreeterWat), new("b/x.wasm", Module.GreeterWat), new("x.wasm", Module.GreeterWat)];

    [Theory]
    [InlineData("greter.wasm", "'greter.wasm' is no ExtismModule of this project; did you mean 'greeter.wasm'?")]
    [InlineData("other/greeter.wasm", "'other/greeter.wasm' is no ExtismModule of this project; did you mean 'greeter.wasm'?")]
    [InlineData("eter.wasm", "'eter.wasm' is no ExtismModule of this project; did you mean 'greeter.wasm'?")]
    [InlineData("visitors.wasm", "'visitors.wasm' is no ExtismModule of this project; add <ExtismModule Include=\"visitors.wasm\" /> to it, with the path of the file")]
    public async Task Reports_a_name_of_no_module(string name, string message) =>
        Assert.Equal(["WXT106: " + message], await Findings.Messages($"[ExtismPlugin(\"{name}\")] public partial interface I {{ void Greet(); }}", Module.Greeter));

    [Fact]
    public async Task Reports_a_name_of_several_modules() =>
        Assert.Equal(
            ["WXT106: 'x.wasm' is the name of 'a/x.wasm' and 'b/x.wasm'; write as much of the path as tells them apart"],
            await Findings.Messages("[ExtismPlugin(\"x.wasm\")] public partial interface I { void Greet(); }", s_two[..2]));

    [Fact]
    public Task Reports_at_the_name() =>
        RuleTest.Check("[ExtismPlugin({|WXT106:\"greeter.wasm\"|}, PinModule = false)] public partial interface I { void Greet(); }");

    [Theory]
    [InlineData("a/x.wasm")]
    [InlineData("b\\\\x.wasm")]
    [InlineData("x.wasm")]
    public Task Accepts_as_much_of_a_path_as_is_needed(string name) =>
        RuleTest.Check(s_two, $"[ExtismPlugin(\"{name}\")] public partial interface I {{ void Greet(); void CountVowels(); }}");
}
