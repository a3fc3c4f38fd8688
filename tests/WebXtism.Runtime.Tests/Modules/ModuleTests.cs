using WebXtism.Engine;

namespace WebXtism.Tests.Modules;

/// <summary>Loads plugins of several modules, each given in text under its name.</summary>
public abstract class ModuleTests : GuestTests
{
    /// <summary>What the modules noted, in their order: each imports <c>test::note</c>.</summary>
    protected List<int> Notes { get; } = [];

    protected const string Note = """(import "test" "note" (func $note (param i32)))""";

    protected static PluginSource Source(string main, params (string Name, string Text)[] modules) =>
        modules.Aggregate(PluginSource.Bytes(Guest.OfText(main), "guest"), static (source, module) => source.WithModule(module.Name, PluginSource.Bytes(Guest.OfText(module.Text))));

    protected Plugin LoadModules(string main, params (string Name, string Text)[] modules) => LoadSource(Source(main, modules));

    protected Plugin LoadSource(PluginSource source, Action<PluginOptions>? configure = null) => Wait(Host.LoadAsync(source, options =>
    {
        options.HostFunctions.Add(new HostFunction("test", "note", [ValueKind.I32], null, call => Notes.Add(call.GetInt32(0))));
        configure?.Invoke(options);
    }));

    protected PluginLoadException FailsToLink(string main, params (string Name, string Text)[] modules)
    {
        PluginLoadException exception = FailsToLoad(Source(main, modules));
        Assert.Equal(PluginLoadFailure.Imports, exception.Failure);
        return exception;
    }

    protected PluginLoadException FailsToLoad(PluginSource source)
    {
        var exception = Fails<PluginLoadException>(() => LoadSource(source));
        Assert.Equal("guest", exception.PluginName);
        Assert.StartsWith("The plugin 'guest' cannot be loaded: ", exception.Message, StringComparison.Ordinal);
        return exception;
    }

    /// <summary>Calls an export that returns a number; a plugin function returns one as its error code.</summary>
    protected static int Result(Plugin plugin, string export)
    {
        try
        {
            plugin.Call(export);
            return 0;
        }
        catch (PluginCallException exception) when (exception.GetType() == typeof(PluginCallException))
        {
            return exception.ExitCode;
        }
    }
}
