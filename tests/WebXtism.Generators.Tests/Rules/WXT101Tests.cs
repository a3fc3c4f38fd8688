using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT101Tests
{
    [Theory]
    [InlineData("void Greet(); void {|WXT101:CountVowel|}(); void CountVowels();", "[ExtismPlugin(\"greeter.wasm\")]")]
    [InlineData("void Greet(); [Export(\"Greet\")] void {|WXT101:Hello|}(); void CountVowels();", "[ExtismPlugin(\"greeter.wasm\")]")]
    [InlineData("void {|WXT101:Greet|}(); [Export(\"greet\")] void A(); void {|WXT101:CountVowels|}(); [Export(\"count_vowels\")] void B();", "[ExtismPlugin(\"greeter.wasm\", Naming = ExportNaming.Exact)]")]
    public Task Reports_a_method_whose_export_the_module_lacks(string members, string attribute) =>
        RuleTest.Check(Kit.Modules.Greeter, UserCode.Interface(members, attribute));

    [Fact]
    public Task Reports_an_inherited_method_at_the_interface_that_names_the_module() =>
        RuleTest.Check(
            Kit.Modules.Greeter,
            """
            [ExtismPlugin] public partial interface IBase { void Wave(); }
            [ExtismPlugin("greeter.wasm")] public partial interface {|WXT101:IGreeter|} : IBase { void Greet(); void CountVowels(); }
            """);

    [Theory]
    [InlineData("void Greet(); Task GreetAsync(); void CountVowels();", "[ExtismPlugin(\"greeter.wasm\")]")]
    [InlineData("void Greet(); [Export(\"count_vowels\")] void Count();", "[ExtismPlugin(\"plugins/greeter.wasm\")]")]
    [InlineData("void Wave();", "[ExtismPlugin]")]
    public Task Accepts_what_the_module_exports(string members, string attribute) =>
        RuleTest.Check(Kit.Modules.Greeter, UserCode.Interface(members, attribute));

    [Theory]
    [InlineData("CountVowel", "'greeter.wasm' has no export 'count_vowel'; did you mean 'count_vowels'?")]
    [InlineData("Reset", "'greeter.wasm' has no export 'reset'; it has 'greet', 'count_vowels'")]
    public async Task Reports_what_may_be_meant(string method, string message) =>
        Assert.Contains("WXT101: " + message, await Findings.Messages($"[ExtismPlugin(\"greeter.wasm\")] public partial interface IGreeter {{ void {method}(); }}", Module.Greeter));
}
