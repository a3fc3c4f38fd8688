using System.Text;
using WebXtism.Engine;

namespace WebXtism.Tests.Limits;

/// <summary>What it may take to compile a module.</summary>
public sealed class CompileLimitTests : GuestTests
{
    [Fact]
    public void A_module_with_a_hundred_thousand_functions_is_refused_by_default()
    {
        byte[] wasm = WithFunctions(100_000);

        var exception = Fails<PluginLimitException>(() => LoadBytes(wasm));

        Assert.Equal((PluginLimit.Functions, "guest", ""), (exception.Limit, exception.PluginName, exception.Export));
        Assert.Equal("The plugin 'guest' cannot be loaded: it has 100000 functions, and PluginOptions.MaxFunctions allows 65536. Raise it if you trust the plugin.", exception.Message);
    }

    [Fact]
    public void As_many_functions_as_are_allowed_are_compiled()
    {
        byte[] wasm = WithFunctions(300);

        LoadBytes(wasm, options => options.MaxFunctions = 300);
        Fails<PluginLimitException>(() => LoadBytes(wasm, options => options.MaxFunctions = 299));
    }

    [Fact]
    public void A_module_may_be_as_large_as_the_limit()
    {
        byte[] wasm = Guest.OfText(Guest.Echo);

        LoadBytes(wasm, options => options.MaxModuleBytes = wasm.Length);
        var exception = Fails<PluginLimitException>(() => LoadBytes(wasm, options => options.MaxModuleBytes = wasm.Length - 1));

        Assert.Equal(PluginLimit.ModuleSize, exception.Limit);
        Says(exception, $"it has {wasm.Length} bytes of code, and PluginOptions.MaxModuleBytes allows {wasm.Length - 1}");
    }

    [Fact]
    public void A_compilation_that_takes_too_long_is_given_up_and_its_result_freed()
    {
        using var release = new ManualResetEventSlim();
        using var engine = new ObservedEngine(TestEngine.Shared) { Compiling = () => release.Wait(OtherThread.Guard) };
        using var host = new ExtismHost(new ExtismHostOptions { Engine = engine });

        var exception = Fails<PluginTimeoutException>(() => Wait(host.LoadAsync(PluginSource.Bytes(Guest.OfText(Guest.Echo), "slow"), options => options.CompileTimeout = TimeSpan.FromMilliseconds(30))));

        Assert.Equal(("slow", "", TimeSpan.FromMilliseconds(30)), (exception.PluginName, exception.Export, exception.Timeout));
        Says(exception, "The plugin 'slow' cannot be loaded: it was not compiled within 0.03 s.", "PluginOptions.CompileTimeout");
        Assert.Equal(0, engine.Disposed);
        release.Set();
        Assert.True(SpinWait.SpinUntil(() => engine.Disposed == 1, OtherThread.Guard));
    }

    [Theory]
    [InlineData(nameof(PluginOptions.Fuel))]
    [InlineData(nameof(PluginOptions.MaxMemoryBytes))]
    [InlineData(nameof(PluginOptions.MaxPages))]
    public void An_engine_that_cannot_keep_a_limit_says_so(string option)
    {
        using var engine = new ObservedEngine(TestEngine.Shared) { Capabilities = EngineCapabilities.Interruption | EngineCapabilities.Threads };
        using var host = new ExtismHost(new ExtismHostOptions { Engine = engine });

        var exception = Assert.Throws<PluginLoadException>(() => Wait(host.LoadAsync(PluginSource.Bytes(Guest.OfText(Guest.Echo)), options =>
        {
            options.Fuel = option == nameof(PluginOptions.Fuel) ? 1 : null;
            options.MaxMemoryBytes = option == nameof(PluginOptions.MaxMemoryBytes) ? 1 : null;
            options.MaxPages = option == nameof(PluginOptions.MaxPages) ? 1U : null;
        })));

        Assert.Equal(PluginLoadFailure.Unsupported, exception.Failure);
        Says(exception, "this engine cannot ", $"Remove PluginOptions.{option}, ");
    }

    [Fact]
    public void Limits_of_compilation_are_no_nonsense()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PluginOptions().MaxModuleBytes = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PluginOptions().MaxFunctions = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PluginOptions().CompileTimeout = TimeSpan.Zero);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PluginOptions().CompileTimeout = TimeSpan.FromDays(25));
        _ = new PluginOptions { CompileTimeout = Timeout.InfiniteTimeSpan };
    }

    private static byte[] WithFunctions(int count) => Guest.OfText(
        new StringBuilder("(module").Insert("(module".Length, " (func)", count).Append(')').ToString());
}
