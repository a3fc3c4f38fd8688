using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT104Tests
{
    private const string Write = "[HostFunction] public void KvWrite(string key, byte[] value) { }";

    [Theory]
    [InlineData("[HostFunction] public void KvRead(string key) { }", "'Store.KvRead' is (i64) -> () here, and 'visitors.wasm' imports it as (i64) -> (i64); change one of them")]
    [InlineData("[HostFunction] public byte[]? KvRead(HostCall call, int key, CancellationToken stop) => null;", "'Store.KvRead' is (i32) -> (i64) here, and 'visitors.wasm' imports it as (i64) -> (i64); change one of them")]
    [InlineData("[HostFunction] public double KvRead(string key, long more, float other) => 0;", "'Store.KvRead' is (i64, i64, f32) -> (f64) here, and 'visitors.wasm' imports it as (i64) -> (i64); change one of them")]
    public async Task Reports_another_signature(string member, string message) =>
        Assert.Equal(["WXT104: " + message], await Findings.Messages(Kit.Modules.Visiting(member + Write), Kit.Modules.Visitors));

    [Fact]
    public Task Reports_at_the_class_in_the_list() =>
        RuleTest.Check(Kit.Modules.Visitors, Kit.Modules.Visiting("[HostFunction] public void KvRead(string key) { }" + Write, "{|WXT104:typeof(Store)|}"));

    [Fact]
    public async Task Reports_a_function_of_the_kernel_that_the_module_sees_otherwise() =>
        Assert.Equal(
            ["WXT104: 'extism:host/env::alloc' is (i64) -> (i64) here, and 'm.wasm' imports it as (i32) -> (i32); change one of them"],
            await Findings.Messages(
                "[ExtismPlugin(\"m.wasm\", Imports = [])] public partial interface I { void Go(); }",
                new Module("m.wasm", "(module (import \"extism:host/env\" \"alloc\" (func (param i32) (result i32))) (func (export \"go\")))")));

    [Fact]
    public Task Accepts_a_function_that_takes_the_place_of_one_of_WASI() =>
        RuleTest.Check(
            [new Module("m.wasm", "(module (import \"wasi_snapshot_preview1\" \"sched_yield\" (func (param i32))) (func (export \"go\")))")],
            """
            [ExtismPlugin("m.wasm", Imports = [typeof(System1)])] public partial interface I { void Go(); }
            [HostFunctions("wasi_snapshot_preview1")] public sealed partial class System1 { [HostFunction] public void SchedYield(int a) { } }
            static class Use { public static Action<PluginOptions> Configure { get; } = options => options.Wasi = new WasiOptions(); }
            """);

    [Theory]
    [InlineData("[HostFunction] public byte[]? KvRead(string key) => null;")]
    [InlineData("[HostFunction] public long KvRead(ulong handle) => 0;")]
    [InlineData("[HostFunction(ErrorsAsPayload = true)] public void KvRead(string key) { }")]
    [InlineData("[HostFunction] public static async Task<Person?> KvReadAsync(Person key, CancellationToken stop) { await Task.Yield(); return null; }")]
    public Task Accepts_everything_that_travels_alike(string member) => RuleTest.Check(Kit.Modules.Visitors, Kit.Modules.Visiting(member + Write));
}
