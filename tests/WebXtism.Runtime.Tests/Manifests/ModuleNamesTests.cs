using WebXtism.Manifests;

namespace WebXtism.Tests.Manifests;

public sealed class ModuleNamesTests
{
    [Theory]
    [InlineData(new string?[] { null }, new[] { "main" })]
    [InlineData(new[] { "anything" }, new[] { "main" })]
    [InlineData(new[] { "extism:host/env" }, new[] { "main" })]
    [InlineData(new[] { "a", "b" }, new[] { "a", "main" })]
    [InlineData(new[] { "a", null }, new[] { "a", "main" })]
    [InlineData(new[] { null, "b" }, new[] { "main", "b" })]
    [InlineData(new[] { "main", "b" }, new[] { "main", "b" })]
    [InlineData(new[] { "a", "main" }, new[] { "a", "main" })]
    [InlineData(new[] { "a", null, "c" }, new[] { "a", "main", "c" })]
    [InlineData(new[] { "a", "a" }, new[] { "a", "main" })]
    [InlineData(new[] { "a", "extism:host/env" }, new[] { "a", "main" })]
    public void Names_are_assigned(string?[] given, string[] names) => Assert.Equal(names, ModuleNames.Assign("p", given));

    [Theory]
    [InlineData(new string?[] { null, null }, "$.wasm[1]: the name 'main' is that of $.wasm[0] too; modules without a name are called 'main', so name all but one.")]
    [InlineData(new[] { null, "a", "main" }, "$.wasm[2]: the name 'main' is that of $.wasm[0] too; modules without a name")]
    [InlineData(new[] { "a", "a", "b" }, "$.wasm[1]: the name 'a' is that of $.wasm[0] too.")]
    [InlineData(new[] { "extism:host/env", "b" }, "$.wasm[0]: the name 'extism:host/env' belongs to the host.")]
    [InlineData(new string?[0], "$.wasm: names no module; a plugin has at least one.")]
    public void Names_that_collide_are_refused(string?[] given, string problem)
    {
        var exception = Assert.Throws<PluginLoadException>(() => ModuleNames.Assign("p", given));

        Assert.Equal(("p", PluginLoadFailure.Manifest), (exception.PluginName, exception.Failure));
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }
}
