namespace WebXtism.Tests.Limits;

/// <summary>
/// <c>memory.max_pages</c> as Extism's runtime counts it: main's initial memory, and then all growth, that of the kernel included.
/// </summary>
public sealed class MaxPagesTests : GuestTests
{
    private const string Guest17 = """
        (module
          (memory 17)
          (func (export "grow6") (if (i32.ne (memory.grow (i32.const 6)) (i32.const 17)) (then unreachable)))
          (func (export "grow1") (if (i32.eq (memory.grow (i32.const 1)) (i32.const -1)) (then unreachable))))
        """;

    private Plugin LoadManifest(string text, uint pages) =>
        Wait(Host.LoadAsync(PluginSource.Manifest(new PluginManifest
        {
            Modules = [new ManifestDataModule(Guest.OfText(text))],
            Memory = new ManifestMemory { MaxPages = pages },
        })));

    // As upstream's test has it: 17 initial pages and two of input; the growth of 8 pages is far below 17, though 41 pages are in use.
    [Fact]
    public void A_limit_equal_to_the_initial_memory_is_enough_for_as_much_growth()
    {
        Plugin plugin = LoadManifest(Guest17, 17);

        plugin.Call("grow6", new byte[131_072]);
    }

    [Fact]
    public void Initial_memory_above_the_limit_is_refused()
    {
        var exception = Fails<PluginLimitException>(() => LoadManifest(Guest17, 16));

        Assert.Equal((PluginLimit.Memory, ""), (exception.Limit, exception.Export));
        Says(exception, "PluginOptions.MaxPages (memory.max_pages of a manifest) allows 16 pages at first and as many more later; 0 were used and 17 more were wanted.");
    }

    [Fact]
    public void Growth_adds_up_over_calls_until_the_instance_is_replaced()
    {
        Plugin plugin = LoadManifest(Guest17, 17);
        for (int i = 0; i < 17; i++)
        {
            plugin.Call("grow1");
        }

        Says(Fails<PluginLimitException>(() => plugin.Call("grow1")), "allows 17 pages at first and as many more later; 17 were used and 1 more were wanted.");
        plugin.Call("grow1");
    }

    [Fact]
    public void Input_is_growth_too()
    {
        Plugin plugin = LoadManifest(Guest17, 17);
        plugin.Call("grow1", new byte[15 * 65_536]);

        Says(Fails<PluginLimitException>(() => plugin.Call("grow1", new byte[18 * 65_536])), "The input of 'grow1'", "memory.max_pages");
    }

    [Fact]
    public void A_memory_with_a_maximum_of_its_own_can_be_made()
    {
        // Extism's runtime refuses it when max_pages is set.
        Plugin plugin = LoadManifest("""(module (memory 1 1) (func (export "run")))""", 1);
        plugin.Call("run");
    }

    [Fact]
    public void No_page_is_enough_for_a_guest_without_memory()
    {
        Plugin plugin = LoadManifest("""(module (func (export "run")))""", 0);
        plugin.Call("run", new byte[60_000]);
        Fails<PluginLimitException>(() => plugin.Call("run", new byte[70_000]));
    }

    [Fact]
    public void The_application_has_the_last_word() =>
        Wait(Host.LoadAsync(
            PluginSource.Manifest(new PluginManifest { Modules = [new ManifestDataModule(Guest.OfText(Guest17))], Memory = new ManifestMemory { MaxPages = 1 } }),
            options =>
            {
                Assert.Equal(1U, options.MaxPages);
                options.MaxPages = null;
            })).Call("grow6");

    [Fact]
    public void Both_limits_hold()
    {
        Plugin plugin = LoadText(Guest17, options =>
        {
            options.MaxPages = 17;
            options.MaxMemoryBytes = 20 * 65_536;
        });
        plugin.Call("grow1");
        plugin.Call("grow1");

        Says(Fails<PluginLimitException>(() => plugin.Call("grow1")), "PluginOptions.MaxMemoryBytes allows 1310720 bytes");
    }
}
