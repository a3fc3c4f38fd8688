using WebXtism.Engine;

namespace WebXtism.Tests;

/// <summary>Tests that load guests: each test has a host of its own, which frees them all.</summary>
public abstract class GuestTests : IDisposable
{
    /// <summary>A sibling that nothing may disturb: it is loaded before the test and must still work after it.</summary>
    private readonly Lazy<Plugin> _sibling;

    protected GuestTests()
    {
        Host = new ExtismHost(new ExtismHostOptions { Engine = Engine });
        _sibling = new(() => LoadText(Guest.Echo, name: "sibling"));
    }

    /// <summary>The engine of the tests of a class.</summary>
    protected virtual IPluginEngine Engine => TestEngine.Shared;

    /// <summary>The class whose <c>.wat</c> the tests load; a base class says so when several classes share one.</summary>
    protected virtual Type GuestType => GetType();

    protected ExtismHost Host { get; }

    /// <summary>Loads the guest that lies beside the test class.</summary>
    protected Plugin Load(Action<PluginOptions>? configure = null, string name = "guest") =>
        LoadBytes(Guest.Of(GuestType), configure, name);

    protected Plugin LoadText(string text, Action<PluginOptions>? configure = null, string name = "guest") =>
        LoadBytes(Guest.OfText(text), configure, name);

    protected Plugin LoadBytes(byte[] wasm, Action<PluginOptions>? configure = null, string name = "guest") =>
        Wait(Host.LoadAsync(PluginSource.Bytes(wasm, name), configure));

    /// <summary>Loads a plugin of <c>plugins/bin</c>.</summary>
    protected Plugin LoadBuilt(string file, Action<PluginOptions>? configure = null) =>
        Wait(Host.LoadAsync(PluginSource.File(Guest.PathOf(file)), configure));

    protected CompiledPlugin Compile(Action<PluginOptions>? configure = null, string name = "guest") =>
        Wait(Host.CompileAsync(PluginSource.Bytes(Guest.Of(GuestType), name), configure));

    protected CompiledPlugin CompileText(string text, Action<PluginOptions>? configure = null, string name = "guest") =>
        Wait(Host.CompileAsync(PluginSource.Bytes(Guest.OfText(text), name), configure));

    protected T LoadTyped<T>(string text, Action<PluginOptions>? configure = null, string name = "guest")
        where T : class, IExtismPlugin<T> =>
        Wait(Host.LoadAsync<T>(PluginSource.Bytes(Guest.OfText(text), name), configure));

    /// <summary>Expects that loading fails, and that it harms nobody else.</summary>
    protected PluginLoadException FailsToLoad(ReadOnlyMemory<byte> wasm, Action<PluginOptions>? configure = null, string name = "guest")
    {
        Plugin sibling = _sibling.Value;
        var exception = Assert.Throws<PluginLoadException>(() => { Wait(Host.LoadAsync(PluginSource.Bytes(wasm, name), configure)); });
        Assert.Equal(name, exception.PluginName);
        Assert.StartsWith($"The plugin '{name}' cannot be loaded: ", exception.Message, StringComparison.Ordinal);
        AssertWorks(sibling);
        return exception;
    }

    /// <summary>Expects that an action fails, and that it harms nobody else.</summary>
    protected TException Fails<TException>(Action action)
        where TException : Exception
    {
        Plugin sibling = _sibling.Value;
        AssertWorks(sibling);
        TException exception = Assert.Throws<TException>(action);
        AssertWorks(sibling);
        return exception;
    }

    /// <summary>Asserts that a message says all of this.</summary>
    protected static void Says(Exception exception, params string[] parts) =>
        Assert.All(parts, part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));

    // Guests that are loaded run on another thread, so a hang can be told here.
    protected static T Wait<T>(ValueTask<T> task) => task.AsTask().WaitAsync(OtherThread.Guard).GetAwaiter().GetResult();

    /// <summary>
    /// Does what a short timeout may interrupt, again and again until it does not: on a machine that has other things to do the
    /// time can pass before the guest gets anywhere.
    /// </summary>
    protected static T Patiently<T>(Func<T> action)
    {
        for (int i = 0; ; i++)
        {
            try
            {
                return action();
            }
            catch (PluginTimeoutException) when (i < 1_000)
            {
            }
        }
    }

    public virtual void Dispose()
    {
        Host.Dispose();
        GC.SuppressFinalize(this);
    }

    private static void AssertWorks(Plugin sibling) => Assert.Equal("still here", sibling.CallText("echo", "still here"));
}
