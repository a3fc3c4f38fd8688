using WebXtism.Engine;

namespace WebXtism.Tests.HostState;

/// <summary>Loads the guest of these tests, with host functions that the test decides about.</summary>
public abstract class HostStateTests : GuestTests
{
    /// <summary>What happens when the guest calls <c>between</c>.</summary>
    protected Action<HostCall>? Between { get; set; }

    /// <summary>What the guest gets when it calls <c>ask</c>.</summary>
    protected Func<HostCall, string>? Ask { get; set; }

    protected Plugin LoadGuest(Action<PluginOptions>? configure = null, string name = "guest") => LoadText(HostStateGuest.Text, Configure(configure), name);

    protected CompiledPlugin CompileGuest(Action<PluginOptions>? configure = null) => CompileText(HostStateGuest.Text, Configure(configure));

    private Action<PluginOptions> Configure(Action<PluginOptions>? configure) => options =>
    {
        options.HostFunctions.Add(new HostFunction("test", "between", [], null, call => Between!(call)));
        options.HostFunctions.Add(new HostFunction("test", "ask", [ValueKind.I64], ValueKind.I64, call => call.Set<string?, TextPayload>(Ask!(call), default)));
        configure?.Invoke(options);
    };
}
