using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT102Tests
{
    private static readonly Module[] s_modules =
    [
        new("odd.wasm", """
            (module
              (memory (export "memory") 1)
              (func (export "add") (param i32 f64) (result i64) i64.const 0)
              (func (export "nothing"))
              (func (export "good") (result i32) i32.const 0))
            """),
    ];

    [Theory]
    [InlineData("void {|WXT102:Add|}();")]
    [InlineData("void {|WXT102:Memory|}();")]
    public Task Reports_exports_that_are_no_plugin_functions(string member) =>
        RuleTest.Check(s_modules, UserCode.Interface(member + " void Nothing(); void Good();", "[ExtismPlugin(\"odd.wasm\")]"));

    [Fact]
    public Task Accepts_both_signatures_of_plugin_functions() =>
        RuleTest.Check(s_modules, UserCode.Interface("void Nothing(); void Good();", "[ExtismPlugin(\"odd.wasm\")]"));

    [Theory]
    [InlineData("Add", "Export 'add' of 'odd.wasm' has the signature (i32, f64) -> (i64); a plugin function has () -> (i32) or () -> ()")]
    [InlineData("Memory", "Export 'memory' of 'odd.wasm' is a memory; a plugin function has () -> (i32) or () -> ()")]
    public async Task Reports_what_it_is_instead(string method, string message) =>
        Assert.Contains("WXT102: " + message, await Findings.Messages($"[ExtismPlugin(\"odd.wasm\")] public partial interface IOdd {{ void {method}(); }}", s_modules));
}
