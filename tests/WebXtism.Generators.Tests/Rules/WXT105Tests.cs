using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT105Tests
{
    [Fact]
    public Task Reports_an_export_without_a_method() =>
        RuleTest.Check(Kit.Modules.Greeter, "[ExtismPlugin(\"greeter.wasm\")] public partial interface {|WXT105:IGreeter|} { void Greet(); }");

    [Fact]
    public async Task Reports_names_that_a_module_chose_on_one_short_line()
    {
        string[] messages =
        [
            .. await Findings.Messages(
                "[ExtismPlugin(\"m.wasm\")] public partial interface I { }",
                new Module("m.wasm", $"(module (func $f) (export \"a\\nerror\\u{{2028}}\\u{{202e}}b\" (func $f)) {string.Concat(Enumerable.Range(0, 200).Select(static i => $"(export \"{new string('x', 1000)}{i}\" (func $f))"))})")),
        ];

        Assert.Equal(100, messages.Length);
        Assert.Equal("WXT105: Export 'a?error??b' of 'm.wasm' has no method in 'I'", messages[0]);
        Assert.All(messages, static message => Assert.True(message.Length < 200));
    }

    [Fact]
    public Task Accepts_an_export_that_an_inherited_method_calls() =>
        RuleTest.Check(
            Kit.Modules.Greeter,
            """
            [ExtismPlugin] public partial interface IBase { void CountVowels(); }
            [ExtismPlugin("greeter.wasm")] public partial interface IGreeter : IBase { void Greet(); }
            """);

    [Fact]
    public Task Accepts_what_tools_export_for_themselves() =>
        RuleTest.Check(
            [new Module("m.wasm", "(module (memory (export \"memory\") 1) (func (export \"_start\")) (func (export \"_initialize\")) (func (export \"malloc\") (param i32) (result i32) i32.const 0) (func (export \"go\")))")],
            "[ExtismPlugin(\"m.wasm\")] public partial interface I { void Go(); }");
}
