using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT105Tests
{
    [Fact]
    public Task Reports_an_export_without_a_method() =>
        RuleTest.Check(Kit.Modules.Greeter, "[ExtismPlugin(\"greeter.wasm\")] public partial interface {|WXT105:IGreeter|} { void Greet(); }");

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
