namespace WebXtism.Tests.Wasi;

/// <summary>What the application can ask for.</summary>
public sealed class OptionsTests : WasiTests
{
    private const string Empty = "(module)";

    private PluginLoadException Refused(WasiOptions wasi)
    {
        PluginLoadException exception = FailsToLoad(Guest.OfText(Empty), options => options.Wasi = wasi);
        Assert.Equal(PluginLoadFailure.Options, exception.Failure);
        return exception;
    }

    [Fact]
    public void A_directory_must_exist()
    {
        string missing = Path.Combine(Inside, "missing");
        Says(Refused(new WasiOptions { Directories = { WasiDirectory.ReadOnly(missing, "/data") } }), missing, "/data", "does not exist");
    }

    [Fact]
    public void A_file_is_no_directory()
    {
        File.WriteAllText(Path.Combine(Inside, "file"), "");
        Says(Refused(new WasiOptions { Directories = { WasiDirectory.ReadWrite(Path.Combine(Inside, "file"), "/data") } }), "is not a directory");
    }

    [Fact]
    public void Two_directories_cannot_have_one_name() =>
        Says(Refused(new WasiOptions { Directories = { WasiDirectory.ReadWrite(Inside, "/a"), WasiDirectory.ReadOnly(Outside, "/a") } }), "'/a'");

    [Theory]
    [InlineData("", "x")]
    [InlineData("a=b", "x")]
    [InlineData("a\0", "x")]
    [InlineData("a", "x\0")]
    public void A_variable_that_cannot_be_expressed_is_refused(string name, string value) =>
        Says(Refused(new WasiOptions { Environment = { [name] = value } }), "WasiOptions.Environment");

    [Fact]
    public void An_argument_that_cannot_be_expressed_is_refused() =>
        Says(Refused(new WasiOptions { Arguments = ["a\0b"] }), "WasiOptions.Arguments");

    [Fact]
    public void A_path_with_a_NUL_is_refused() =>
        Says(Refused(new WasiOptions { Directories = { WasiDirectory.ReadWrite(Inside, "/a\0") } }), "NUL");

    [Theory]
    [InlineData("ro:/srv/data", "/srv/data", true)]
    [InlineData("/srv/data", "/srv/data", false)]
    [InlineData("ro:ro:x", "ro:x", true)]
    public void Allowed_paths_are_read_as_manifests_write_them(string written, string path, bool readOnly)
    {
        WasiDirectory directory = WasiDirectory.FromAllowedPath(written, "/data");

        Assert.Equal((path, "/data", readOnly, written + " -> /data"), (directory.HostPath, directory.GuestPath, directory.IsReadOnly, directory.ToString()));
    }

    [Fact]
    public void Empty_paths_and_nothing_are_refused_at_once()
    {
        Assert.Throws<ArgumentException>(() => WasiDirectory.ReadOnly("", "/data"));
        Assert.Throws<ArgumentException>(() => WasiDirectory.ReadWrite("x", ""));
        Assert.Throws<ArgumentException>(() => WasiDirectory.FromAllowedPath("ro:", "/data"));
        Assert.Throws<ArgumentNullException>(() => new WasiOptions { TimeProvider = null! });
        Assert.Throws<ArgumentNullException>(() => new WasiOptions { Random = null! });
        Assert.Throws<ArgumentNullException>(() => WasiInput.Text(null!));
        Assert.Throws<ArgumentNullException>(() => WasiOutput.Callback(null!));
    }

    [Fact]
    public void A_stream_must_be_able_to_do_what_it_is_for()
    {
        using FileStream writer = File.OpenWrite(Path.Combine(Inside, "file"));

        Assert.Throws<ArgumentException>(() => WasiInput.Stream(writer));
        Assert.Throws<ArgumentException>(() => WasiOutput.Stream(new MemoryStream([], writable: false)));
    }

    [Fact]
    public void Changes_after_the_load_have_no_effect()
    {
        var wasi = new WasiOptions();
        WasiGuest guest = Start(wasi);
        wasi.Environment["LATE"] = "1";
        wasi.Directories.Add(WasiDirectory.ReadWrite(Inside, "/late"));
        guest.Call("proc_exit", 0);

        Assert.Equal(WasiErrno.Success, guest.Call("environ_sizes_get", 0, 4));
        Assert.Equal(0u, guest.UInt32(0));
        Assert.Equal(WasiErrno.Badf, guest.Call("fd_prestat_get", 3, 16));
    }
}
