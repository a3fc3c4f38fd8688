using WebXtism.Engine;

namespace WebXtism.Testing.Tests;

/// <summary>In-memory plugins are held against the interface and the host as modules are.</summary>
public sealed class LoadingTests
{
    [Fact]
    public async Task A_missing_export_fails_as_that_of_a_module_does()
    {
        var twin = await Assert.ThrowsAsync<PluginLoadException>(async () => await InMemoryPlugin.For<IEcho>("guest").Export("ecko", () => { }).LoadAsync());
        await using var host = new RecordingHost();
        var real = await Assert.ThrowsAsync<PluginLoadException>(async () => await host.Host.LoadAsync<IEcho>(
            WatModule.FromText("""(module (func (export "ecko") (result i32) (i32.const 0)))""", "guest")));

        Assert.Equal((PluginLoadFailure.Exports, real.Message), (twin.Failure, twin.Message));
        Assert.Equal(["echo"], twin.MissingExports);
        Assert.Contains("did you mean 'ecko'?", twin.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_host_function_fails_as_that_of_a_module_does()
    {
        var twin = await Assert.ThrowsAsync<PluginLoadException>(async () => await Importing().LoadAsync());
        await using var host = new RecordingHost();
        var real = await Assert.ThrowsAsync<PluginLoadException>(async () => await host.Host.LoadAsync<IEcho>(WatModule.FromText("""
            (module
              (import "extism:host/user" "find" (func (param i64) (result i64)))
              (func (export "echo") (result i32) (i32.const 0)))
            """, "guest")));

        Assert.Equal((PluginLoadFailure.Imports, real.Message), (twin.Failure, twin.Message));
        Assert.Equal(["extism:host/user::find"], twin.MissingImports);
    }

    [Fact]
    public async Task A_host_function_of_another_type_is_refused()
    {
        var exception = await Assert.ThrowsAsync<PluginLoadException>(async () => await Importing().LoadAsync(options =>
            options.HostFunctions.Add(new HostFunction("extism:host/user", "find", [ValueKind.I32], null, static _ => { }))));

        Assert.Contains("(i64) -> (i64)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_belongs_to_its_engine()
    {
        using var one = new InMemoryEngine();
        using var other = new InMemoryEngine();
        await using var host = new ExtismHost(new ExtismHostOptions { Engine = other });

        var exception = await Assert.ThrowsAsync<PluginLoadException>(async () => await host.LoadAsync(one.SourceOf(InMemoryPlugin.For<IEcho>())));
        Assert.Contains("another InMemoryEngine", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csharp_and_WebAssembly_are_not_linked()
    {
        await using var host = new RecordingHost();
        PluginSource csharp = host.Engine.SourceOf(InMemoryPlugin.For<IEcho>());
        PluginSource wasm = WatModule.FromText("(module)");

        foreach (PluginSource source in (PluginSource[])[csharp.WithModule("lib", wasm), wasm.WithModule("lib", csharp)])
        {
            var exception = await Assert.ThrowsAsync<PluginLoadException>(async () => await host.Host.LoadAsync(source));
            Assert.Contains("an in-memory plugin is one module", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Modules_of_WebAssembly_run_in_the_other_engine()
    {
        await using var host = new RecordingHost();
        using Plugin plugin = await host.Host.LoadAsync(WatModule.FromText("""
            (module (func (export "run") (result i32) (i32.const 7)))
            """));

        Assert.Equal(7, Assert.Throws<PluginCallException>(() => plugin.Call("run")).ExitCode);
    }

    [Fact]
    public async Task Text_that_is_no_module_names_the_place()
    {
        Assert.Throws<EngineException>(() => WatModule.FromText("(module (func"));
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".wat");
        await File.WriteAllTextAsync(path, "(module (fun))");
        try
        {
            Assert.Contains(path, Assert.Throws<EngineException>(() => WatModule.FromFile(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_plugin_without_an_interface_is_called_by_name()
    {
        await using var host = new RecordingHost();
        using Plugin plugin = await host.Host.LoadAsync(host.Engine.SourceOf(InMemoryPlugin.For<IEcho>().Export("echo", (string text) => text + "!")));

        Assert.Equal("Ada!", plugin.CallText("echo", "Ada"));
        Assert.Equal("IEcho", plugin.Name);
    }

    private static InMemoryPlugin<IEcho> Importing() => InMemoryPlugin.For<IEcho>("guest")
        .Import("extism:host/user", "find", [ValueKind.I64], ValueKind.I64)
        .Export("echo", () => { });
}
