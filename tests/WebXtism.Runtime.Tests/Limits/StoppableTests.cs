using WebXtism.Engine;

namespace WebXtism.Tests.Limits;

/// <summary>Tests of guests that do not end by themselves.</summary>
public abstract class StoppableTests : GuestTests
{
    /// <summary>A timeout that passes soon. Nothing is asserted about how soon.</summary>
    protected static TimeSpan Short { get; } = TimeSpan.FromMilliseconds(30);

    protected override Type GuestType => typeof(StoppableTests);

    protected CancellationTokenSource Cancellation { get; } = new();

    /// <summary>What the guest's "signal" does.</summary>
    protected HostFunctionBody Signal { get; set; } = _ => { };

    /// <summary>Whether the guest's "wait" goes on.</summary>
    protected Func<bool> GoOn { get; set; } = () => false;

    public override void Dispose()
    {
        base.Dispose();
        Cancellation.Dispose();
        GC.SuppressFinalize(this);
    }

    protected void Configure(PluginOptions options)
    {
        options.HostFunctions.Add(new HostFunction("test", "signal", [], null, call => Signal(call)));
        options.HostFunctions.Add(new HostFunction("test", "go_on", [], ValueKind.I32, call => call.SetInt32(GoOn() ? 1 : 0)));
    }

    protected Plugin LoadWith(Action<PluginOptions>? configure = null) => Patiently(() => Load(options =>
    {
        Configure(options);
        configure?.Invoke(options);
    }));
}
