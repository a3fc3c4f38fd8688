using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT108Tests
{
    private const string Store = "public sealed partial class Store { [HostFunction] public void Log() { } }";

    [Theory]
    [InlineData("{|WXT108:typeof(string)|}")]
    [InlineData("{|WXT108:typeof(IDisposable)|}")]
    [InlineData("{|WXT108:typeof(List<>)|}")]
    [InlineData("typeof(Store), {|WXT108:typeof(Store)|}")]
    public Task Reports_types_that_cannot_be_parameters(string imports) =>
        RuleTest.Check($"[ExtismPlugin(Imports = [{imports}])] public partial interface I {{ void Go(); }}", Store);

    [Theory]
    [InlineData("typeof(Store)")]
    [InlineData("")]
    public Task Accepts_classes_with_host_functions(string imports) =>
        RuleTest.Check($"[ExtismPlugin(Imports = [{imports}])] public partial interface I {{ void Go(); }}", Store);
}
