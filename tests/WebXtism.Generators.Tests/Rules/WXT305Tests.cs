using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT305Tests
{
    [Fact]
    public Task Reports_the_namespace_of_the_kernel() =>
        RuleTest.Check("[{|WXT305:HostFunctions(\"extism:host/env\")|}] public partial class Store { [HostFunction] public void Log() { } }");

    [Theory]
    [InlineData("[HostFunctions(\"extism:host/user\")]")]
    [InlineData("[HostFunctions(\"env\")]")]
    [InlineData("[HostFunctions]")]
    [InlineData("")]
    public Task Accepts_every_other_namespace(string attribute) =>
        RuleTest.Check($"{attribute} public partial class Store {{ [HostFunction] public void Log() {{ }} }}");
}
