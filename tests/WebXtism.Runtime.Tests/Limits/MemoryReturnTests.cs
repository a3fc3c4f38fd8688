using WebXtism.Tests.Calls;
using WebXtism.Wasmtime.Native;

namespace WebXtism.Tests.Limits;

/// <summary>Memory under a limit is the host's own, so it is the host that gives it back. What is counted is the whole process's.</summary>
[Collection(typeof(Measured))]
public sealed class MemoryReturnTests : GuestTests
{
    private const int Page = 64 * 1024;
    private const long Gigabyte = 1024 * 1024 * 1024;

    private const string Grower = """
        (module
          (memory $a 1) (memory $b 2)
          (func (export "grow") (drop (memory.grow $a (i32.const 5))) (drop (memory.grow $b (i32.const 5))))
          (func (export "crash") unreachable))
        """;

    private readonly long _before;

    public MemoryReturnTests()
    {
        // What other tests left to the collector.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        _before = AddressSpace.ReservedBytes;
    }

    private static long Reserved => AddressSpace.ReservedBytes;

    private static void Limit(PluginOptions options) => options.MaxMemoryBytes = 20 * Page;

    [Fact]
    public void An_instance_gives_all_of_it_back()
    {
        using (Plugin plugin = LoadText(Grower, Limit))
        {
            plugin.Call("grow");
            // The kernel's memory and two of the guest's.
            Assert.InRange(Reserved - _before, 12 * Gigabyte, 13 * Gigabyte);
        }

        Assert.Equal(_before, Reserved);
    }

    [Fact]
    public void So_does_one_that_is_replaced()
    {
        using (Plugin plugin = LoadText(Grower, Limit))
        {
            long one = Reserved;
            for (int i = 0; i < 3; i++)
            {
                Assert.Throws<PluginTrapException>(() => plugin.Call("crash"));
                plugin.Call("grow");
                Assert.Equal(one, Reserved);
            }
        }

        Assert.Equal(_before, Reserved);
    }

    [Theory]
    [InlineData("(memory 65536)")]
    [InlineData("(memory $a 1) (memory $b 1) (memory $c 65536)")]
    [InlineData("(memory 1) (func $bad unreachable) (start $bad)")]
    public void So_does_one_that_cannot_be_made(string fields)
    {
        Assert.ThrowsAny<PluginCallException>(() => LoadText($"(module {fields})", Limit));

        Assert.Equal(_before, Reserved);
    }

    [Fact]
    public void So_does_one_that_nobody_disposes()
    {
        Abandon();
        for (int i = 0; i < 100 && Reserved != _before; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(_before, Reserved);
    }

    [Fact]
    public void Many_instances_leave_nothing()
    {
        using CompiledPlugin compiled = Wait(Host.CompileAsync(PluginSource.Bytes(Guest.OfText(Grower), "guest"), Limit));
        for (int i = 0; i < 300; i++)
        {
            using Plugin plugin = compiled.Instantiate();
            plugin.Call("grow");
        }

        Assert.Equal(_before, Reserved);
    }

    [Fact]
    public void A_plugin_without_a_limit_has_none_of_it()
    {
        using Plugin plugin = LoadText(Grower);

        plugin.Call("grow");
        Assert.Equal(_before, Reserved);
    }

    // In a frame of its own, so that nothing on the stack refers to the instance.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void Abandon()
    {
        var host = new ExtismHost(new ExtismHostOptions { Engine = TestEngine.Shared });
        Wait(host.LoadAsync(PluginSource.Bytes(Guest.OfText(Grower), "abandoned"), Limit)).Call("grow");
    }
}
