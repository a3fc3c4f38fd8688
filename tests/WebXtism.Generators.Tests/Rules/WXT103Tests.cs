using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT103Tests
{
    private const string Both = "[HostFunction] public byte[]? KvRead(string key) => null; [HostFunction] public void KvWrite(string key, byte[] value) { }";

    [Theory]
    [InlineData("[HostFunction] public byte[]? KvRead(string key) => null;", "'visitors.wasm' imports 'kv_write' from 'extism:host/user', and no class in the Imports of 'IVisitors' provides it; it is a function (i64, i64) -> ()")]
    [InlineData("[HostFunction] public byte[]? KvRead(string key) => null; [HostFunction] public void KvWrit(string key, byte[] value) { }", "'visitors.wasm' imports 'kv_write' from 'extism:host/user', and no class in the Imports of 'IVisitors' provides it; did you mean 'kv_writ'?")]
    public async Task Reports_an_import_that_nobody_provides(string members, string message) =>
        Assert.Equal(["WXT103: " + message], await Findings.Messages(Kit.Modules.Visiting(members), Kit.Modules.Visitors));

    [Fact]
    public async Task Reports_a_function_that_is_in_another_namespace() =>
        Assert.Contains(
            "WXT103: 'visitors.wasm' imports 'kv_read' from 'extism:host/user', and no class in the Imports of 'IVisitors' provides it; that of 'Store' is in 'mine'",
            await Findings.Messages(Kit.Modules.Visiting(Both, attribute: "[HostFunctions(\"mine\")]"), Kit.Modules.Visitors));

    [Fact]
    public async Task Reports_an_import_that_is_no_function() =>
        Assert.Equal(
            ["WXT103: 'm.wasm' imports the memory 'memory' from 'env', and no class in the Imports of 'I' provides it; plugins can import functions only"],
            await Findings.Messages(
                "[ExtismPlugin(\"m.wasm\", Imports = [])] public partial interface I { void Go(); }",
                new Module("m.wasm", "(module (import \"env\" \"memory\" (memory 1)) (func (export \"go\")))")));

    [Fact]
    public Task Reports_at_the_list() =>
        RuleTest.Check(
            Kit.Modules.Visitors,
            """
            [ExtismPlugin("visitors.wasm", Imports = {|WXT103:{|WXT103:[]|}|})] public partial interface IVisitors { void Visit(); }
            """);

    [Fact]
    public Task Accepts_imports_that_are_provided() => RuleTest.Check(Kit.Modules.Visitors, Kit.Modules.Visiting(Both));

    [Fact]
    public Task Accepts_everything_where_imports_are_not_listed() =>
        RuleTest.Check(Kit.Modules.Visitors, "[ExtismPlugin(\"visitors.wasm\")] public partial interface IVisitors { void Visit(); }");

    [Fact]
    public Task Accepts_a_class_whose_functions_it_cannot_see() =>
        RuleTest.Check(
            Kit.Modules.Visitors,
            """
            public sealed class Store : IHostFunctions { public IReadOnlyList<HostFunction> CreateHostFunctions() => []; }
            [ExtismPlugin("visitors.wasm", Imports = [typeof(Store)])] public partial interface IVisitors { void Visit(); }
            """);
}
