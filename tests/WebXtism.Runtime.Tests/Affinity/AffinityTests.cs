using WebXtism.Engine;

namespace WebXtism.Tests.Affinity;

/// <summary>Tests of who may be inside an instance: its export "hold" stays inside until the test lets it go.</summary>
public abstract class AffinityTests : GuestTests
{
    private readonly ObservedEngine _engine = new(TestEngine.Shared);

    protected AffinityTests() => Hold = Block;

    protected override IPluginEngine Engine => _engine;

    protected override Type GuestType => typeof(AffinityTests);

    /// <summary>What "hold" does; by default it blocks.</summary>
    protected Action Hold { get; set; }

    protected ManualResetEventSlim Inside { get; } = new();

    protected ManualResetEventSlim Release { get; } = new();

    /// <summary>Whether the first instance of the test is freed.</summary>
    protected bool IsFreed => _engine.Instances[0].IsDisposed;

    public override void Dispose()
    {
        Release.Set();
        base.Dispose();
        Inside.Dispose();
        Release.Dispose();
        GC.SuppressFinalize(this);
    }

    protected void Block()
    {
        Inside.Set();
        Release.Await();
    }

    protected void Configure(PluginOptions options) =>
        options.HostFunctions.Add(new HostFunction("test", "hold", [], null, _ => Hold()));

    protected Plugin LoadWith(PluginAffinity affinity = PluginAffinity.Exclusive) => Load(options =>
    {
        Configure(options);
        options.Affinity = affinity;
    });
}
