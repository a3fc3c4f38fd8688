using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT008Tests
{
    [Theory]
    [InlineData("[{|WXT008:Export(\"\")|}] void Reset();")]
    [InlineData("[{|WXT008:Export(\"  \")|}] void Reset();")]
    [InlineData("[{|WXT008:Export(null!)|}] void Reset();")]
    [InlineData("[{|WXT008:Export(\"a\\nb\")|}] void Reset();")]
    [InlineData("[{|WXT008:Export(\"a\\0\")|}] void Reset();")]
    [InlineData("[{|WXT008:Export(\"\\ud800\")|}] void Reset();")]
    public Task Reports_a_name_that_no_module_can_have(string member) => RuleTest.Check(UserCode.Interface(member));

    [Theory]
    [InlineData("[{|WXT008:HostFunction(\"\")|}] public void Log() { }")]
    [InlineData("[{|WXT008:HostFunction(\"\\t\")|}] public void Log() { }")]
    public Task Reports_an_import_too(string member) => RuleTest.Check(UserCode.Class(member));

    [Fact]
    public Task Reports_an_import_namespace_too() =>
        RuleTest.Check("[{|WXT008:HostFunctions(\"\")|}] public partial class Store { [HostFunction] public void Log() { } }");

    [Theory]
    [InlineData("[Export(\"_reset\")] void Reset();")]
    [InlineData("[Export(\"grüße 👋\")] void Greet();")]
    [InlineData("[Export(\"a.b/c#d\")] void Odd();")]
    [InlineData("void _();")]
    public Task Accepts_every_other_name(string member) => RuleTest.Check(UserCode.Interface(member));
}
