using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT107Tests
{
    private static readonly Module[] s_modules =
    [
        new("clock.wasm", "(module (import \"wasi_snapshot_preview1\" \"clock_time_get\" (func (param i32 i64 i32) (result i32))) (func (export \"now\")))"),
    ];

    [Fact]
    public Task Reports_a_module_that_needs_WASI_in_a_project_that_never_allows_it() => RuleTest.Check(s_modules, Interface("{|WXT107:\"clock.wasm\"|}"));

    [Theory]
    [InlineData("options => options.Wasi = new WasiOptions()")]
    [InlineData("options => { options.Wasi = new() { Environment = { [\"A\"] = \"B\" } }; }")]
    public Task Accepts_a_project_that_allows_it(string configure) =>
        RuleTest.Check(
            s_modules,
            Interface("\"clock.wasm\""),
            $"static class Use {{ public static Action<PluginOptions> Configure {{ get; }} = {configure}; }}");

    private static string Interface(string module) => $"[ExtismPlugin({module})] public partial interface IClock {{ void Now(); }}";
}
