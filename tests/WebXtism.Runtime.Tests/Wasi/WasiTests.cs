namespace WebXtism.Tests.Wasi;

/// <summary>Tests with a guest that passes WASI calls on, and a directory of their own.</summary>
public abstract class WasiTests : GuestTests
{
    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("webxtism-wasi-");

    /// <summary>A directory for the guest.</summary>
    protected string Inside => Directory.CreateDirectory(Path.Combine(_temporary.FullName, "inside")).FullName;

    /// <summary>A directory beside it, of which the guest must see nothing.</summary>
    protected string Outside => Directory.CreateDirectory(Path.Combine(_temporary.FullName, "outside")).FullName;

    internal WasiGuest Start(WasiOptions? wasi = null, Action<PluginOptions>? configure = null)
    {
        var wires = new WasiGuest.Wires();
        Plugin plugin = LoadText(WasiGuest.Text, options =>
        {
            options.Wasi = wasi ?? new WasiOptions();
            wires.Connect(options);
            configure?.Invoke(options);
        });
        plugin.Call("begin");
        return new WasiGuest(plugin, wires);
    }

    internal WasiGuest StartWith(params ReadOnlySpan<WasiDirectory> directories)
    {
        var wasi = new WasiOptions();
        foreach (WasiDirectory directory in directories)
        {
            wasi.Directories.Add(directory);
        }

        return Start(wasi);
    }

    /// <summary>A guest that can do everything in <see cref="Inside"/>.</summary>
    internal WasiGuest StartInside() => StartWith(WasiDirectory.ReadWrite(Inside, "/data"));

    public override void Dispose()
    {
        base.Dispose();
        _temporary.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
