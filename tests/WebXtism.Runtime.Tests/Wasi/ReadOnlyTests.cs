namespace WebXtism.Tests.Wasi;

/// <summary>In a read-only directory nothing changes, however deep.</summary>
public sealed class ReadOnlyTests : WasiTests
{
    private readonly WasiGuest _guest;

    public ReadOnlyTests()
    {
        Directory.CreateDirectory(Path.Combine(Inside, "sub", "sub"));
        Directory.CreateDirectory(Path.Combine(Inside, "sub", "empty"));
        File.WriteAllText(Path.Combine(Inside, "sub", "file"), "content");
        File.WriteAllText(Path.Combine(Inside, "sub", "sub", "file"), "content");
        File.CreateSymbolicLink(Path.Combine(Inside, "sub", "link"), "file");
        _guest = StartWith(WasiDirectory.ReadOnly(Inside, "/data"), WasiDirectory.ReadWrite(Outside, "/other"));
    }

    /// <summary>Ways to a directory: from the one that is given, or from one that the guest opened in it.</summary>
    public static TheoryData<string> Ways => ["", "sub", "sub/sub"];

    // A descriptor of the directory "sub" or what is below it, and the way from there to "sub".
    private (int Directory, string Prefix) Go(string way) => way switch
    {
        "" => (3, "sub/"),
        _ => (_guest.Opened(way, WasiOpen.Directory), ""),
    };

    private void AssertUnchanged()
    {
        Assert.Equal(
            ["sub", "sub/empty", "sub/file", "sub/link", "sub/sub", "sub/sub/file"],
            Directory.GetFileSystemEntries(Inside, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Inside, path).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.Equal("content", File.ReadAllText(Path.Combine(Inside, "sub", "file")));
        Assert.Equal("content", File.ReadAllText(Path.Combine(Inside, "sub", "sub", "file")));
        Assert.NotEqual(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(Path.Combine(Inside, "sub", "file")));
        Assert.Empty(Directory.GetFileSystemEntries(Outside));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Nothing_can_be_opened_to_write(string way)
    {
        (int directory, string prefix) = Go(way);
        foreach (WasiOpen how in new[]
        {
            WasiOpen.Write, WasiOpen.Read | WasiOpen.Write, WasiOpen.Create, WasiOpen.Create | WasiOpen.Read, WasiOpen.Create | WasiOpen.Write,
            WasiOpen.Create | WasiOpen.Exclusive, WasiOpen.Truncate, WasiOpen.Truncate | WasiOpen.Read, WasiOpen.Truncate | WasiOpen.Write,
        })
        {
            Assert.Equal((how, WasiErrno.Rofs), (how, _guest.Open(prefix + "file", out _, how, directory)));
            Assert.Equal((how, WasiErrno.Rofs), (how, _guest.Open(prefix + "new", out _, how, directory)));
        }

        AssertUnchanged();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Nothing_can_be_made_moved_touched_or_removed(string way)
    {
        (int directory, string prefix) = Go(way);
        long[] file = _guest.Path(prefix + "file");
        long[] other = _guest.Path(prefix + "new");

        Assert.Equal(WasiErrno.Rofs, _guest.Call("path_create_directory", [directory, .. other]));
        Assert.Equal(WasiErrno.Rofs, _guest.Call("path_remove_directory", [directory, .. _guest.Path(prefix + "empty")]));
        Assert.Equal(WasiErrno.Rofs, _guest.Call("path_unlink_file", [directory, .. file]));
        Assert.Equal(WasiErrno.Rofs, _guest.Call("path_unlink_file", [directory, .. _guest.Path(prefix + "link")]));
        Assert.Equal(WasiErrno.Rofs, _guest.Call("path_symlink", [.. file, directory, .. other]));
        Assert.Equal(WasiErrno.Rofs, _guest.Call("path_link", [directory, 0, .. file, directory, .. other]));
        Assert.Equal(WasiErrno.Rofs, _guest.Call("path_rename", [directory, .. file, directory, .. other]));
        Assert.Equal(WasiErrno.Rofs, _guest.Call("path_rename", [directory, .. file, 4, .. _guest.Path("stolen")]));
        Assert.Equal(WasiErrno.Rofs, _guest.Call("path_filestat_set_times", [directory, 1, .. file, 0, 0, 5]));
        AssertUnchanged();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Nothing_can_be_moved_into_it(string way)
    {
        (int directory, string prefix) = Go(way);
        _guest.Opened("mine", WasiOpen.Create | WasiOpen.Write, 4);

        Assert.Equal(WasiErrno.Rofs, _guest.Call("path_rename", [4, .. _guest.Path("mine"), directory, .. _guest.Path(prefix + "file")]));

        File.Delete(Path.Combine(Outside, "mine"));
        AssertUnchanged();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_file_that_is_open_cannot_be_changed(string way)
    {
        (int directory, string prefix) = Go(way);
        int file = _guest.Opened(prefix + "file", directory: directory);

        Assert.Equal(WasiErrno.Badf, _guest.Write(file, "x"));
        Assert.Equal(WasiErrno.Badf, _guest.Call("fd_pwrite", file, _guest.Vectors((100, 1)), 1, 0, 16));
        Assert.Equal(WasiErrno.Notcapable, _guest.Call("fd_filestat_set_size", file, 0));
        Assert.Equal(WasiErrno.Notcapable, _guest.Call("fd_allocate", file, 0, 100));
        Assert.Equal(WasiErrno.Rofs, _guest.Call("fd_filestat_set_times", file, 0, 0, 5));
        AssertUnchanged();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Everything_can_be_read(string way)
    {
        (int directory, string prefix) = Go(way);

        Assert.Equal("content", _guest.ReadText(_guest.Opened(prefix + "file", directory: directory)));
        Assert.Equal(WasiErrno.Success, _guest.Call("path_filestat_get", [directory, 1, .. _guest.Path(prefix + "file"), 128]));
        Assert.Equal(WasiErrno.Success, _guest.Call("fd_readdir", directory, 8192, 1000, 0, 16));
        AssertUnchanged();
    }
}
