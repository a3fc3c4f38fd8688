namespace WebXtism.Tests.Wasi;

/// <summary>Nothing leads out of a directory.</summary>
public sealed class ConfinementTests : WasiTests
{
    public ConfinementTests()
    {
        Directory.CreateDirectory(PathOf("sub"));
        File.WriteAllText(PathOf("sub", "file"), "inside");
        File.WriteAllText(Path.Combine(Outside, "secret"), "secret");
        Directory.CreateDirectory(Path.Combine(Outside, "dir"));
        File.CreateSymbolicLink(PathOf("absolute"), Path.Combine(Outside, "secret"));
        File.CreateSymbolicLink(PathOf("relative"), "../outside/secret");
        File.CreateSymbolicLink(PathOf("door"), "../outside");
        File.CreateSymbolicLink(PathOf("gate"), Outside);
        File.CreateSymbolicLink(PathOf("dangling"), "../outside/new");
        File.CreateSymbolicLink(PathOf("dangling-absolute"), Path.Combine(Outside, "new"));
        File.CreateSymbolicLink(PathOf("chain"), "sub/../chained");
        File.CreateSymbolicLink(PathOf("chained"), "door");
        File.CreateSymbolicLink(PathOf("home"), "../inside/sub/file");
        File.CreateSymbolicLink(PathOf("sub", "up"), "../../outside");
        File.CreateSymbolicLink(PathOf("sub", "top"), "..");
        File.CreateSymbolicLink(PathOf("loop"), "loop2");
        File.CreateSymbolicLink(PathOf("loop2"), "loop");
        File.CreateSymbolicLink(PathOf("good"), "sub/./../sub/file");
    }

    /// <summary>Paths whose last name, if followed or not, is outside.</summary>
    public static TheoryData<string> ThroughWalls =>
    [
        "..", "../", "../outside", "../outside/secret", "../outside/new", "/", "/etc/passwd", "//etc/passwd", "sub/../../outside/secret",
        "./../outside/secret", "sub/../..", "../inside/sub/file", "door/secret", "door/new", "door/.", "door/", "door/dir/x", "gate/secret",
        "gate/new", "gate/", "chain/secret", "chain/new", "chained/secret", "sub/up/secret", "sub/up/new", "sub/up/", "door/../inside/sub/file",
    ];

    /// <summary>Links that lead outside.</summary>
    public static TheoryData<string> Links => ["absolute", "relative", "door", "gate", "dangling", "dangling-absolute", "chain", "home", "sub/up"];

    private string PathOf(params string[] names) => Path.Combine([Inside, .. names]);

    private void AssertUntouched()
    {
        Assert.Equal(["dir", "secret"], Directory.GetFileSystemEntries(Outside).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("secret", File.ReadAllText(Path.Combine(Outside, "secret")));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(Outside, "dir")));
        Assert.NotEqual(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(Path.Combine(Outside, "secret")));
    }

    [Theory]
    [MemberData(nameof(ThroughWalls))]
    public void A_path_that_leads_outside_is_refused_by_every_function(string path)
    {
        WasiGuest guest = StartInside();
        guest.Opened("mine", WasiOpen.Create | WasiOpen.Write);
        long[] p = guest.Path(path);
        long[] mine = guest.Path("mine");

        Assert.Equal(WasiErrno.Perm, guest.Open(path, out _));
        Assert.Equal(WasiErrno.Perm, guest.Open(path, out _, WasiOpen.Read | WasiOpen.NoFollow));
        Assert.Equal(WasiErrno.Perm, guest.Open(path, out _, WasiOpen.Directory));
        Assert.Equal(WasiErrno.Perm, guest.Open(path, out _, WasiOpen.Create | WasiOpen.Write));
        Assert.Equal(WasiErrno.Perm, guest.Open(path, out _, WasiOpen.Create | WasiOpen.Exclusive | WasiOpen.Write));
        Assert.Equal(WasiErrno.Perm, guest.Open(path, out _, WasiOpen.Truncate | WasiOpen.Write));
        Assert.Equal(WasiErrno.Perm, guest.Call("path_filestat_get", [3, 0, .. p, 128]));
        Assert.Equal(WasiErrno.Perm, guest.Call("path_filestat_get", [3, 1, .. p, 128]));
        Assert.Equal(WasiErrno.Perm, guest.Call("path_filestat_set_times", [3, 1, .. p, 0, 0, 5]));
        Assert.Equal(WasiErrno.Perm, guest.Call("path_link", [3, 1, .. p, 3, .. guest.Path("hard")]));
        // A separator at the end of a link's name does not make these follow it: the link itself is meant, and is no directory.
        foreach (WasiErrno errno in new[]
        {
            guest.Call("path_link", [3, 1, .. mine, 3, .. p]),
            guest.Call("path_rename", [3, .. mine, 3, .. p]),
            guest.Call("path_create_directory", [3, .. p]),
            guest.Call("path_remove_directory", [3, .. p]),
            guest.Call("path_unlink_file", [3, .. p]),
            guest.Call("path_readlink", [3, .. p, 200, 100, 16]),
            guest.Call("path_rename", [3, .. p, 3, .. guest.Path("stolen")]),
            guest.Call("path_symlink", [.. mine, 3, .. p]),
        })
        {
            Assert.True(errno == WasiErrno.Perm || (errno == WasiErrno.Notdir && path[^1] == '/'), errno.ToString());
        }

        AssertUntouched();
    }

    [Theory]
    [MemberData(nameof(Links))]
    public void A_link_that_leads_outside_is_not_followed(string link)
    {
        WasiGuest guest = StartInside();

        Assert.Equal(WasiErrno.Perm, guest.Open(link, out _));
        Assert.Equal(WasiErrno.Perm, guest.Open(link, out _, WasiOpen.Create | WasiOpen.Write));
        Assert.Equal(WasiErrno.Perm, guest.Open(link, out _, WasiOpen.Truncate | WasiOpen.Write));
        Assert.Equal(WasiErrno.Perm, guest.Open(link, out _, WasiOpen.Directory));
        Assert.Equal(WasiErrno.Loop, guest.Open(link, out _, WasiOpen.Write | WasiOpen.NoFollow));
        Assert.Equal(WasiErrno.Perm, guest.Call("path_filestat_get", [3, 1, .. guest.Path(link), 128]));
        Assert.Equal(WasiErrno.Perm, guest.Call("path_filestat_set_times", [3, 1, .. guest.Path(link), 0, 0, 5]));
        AssertUntouched();
    }

    [Theory]
    [InlineData("absolute")]
    [InlineData("gate")]
    public void Where_things_are_on_the_host_is_not_told(string link)
    {
        WasiGuest guest = StartInside();

        Assert.Equal(WasiErrno.Perm, guest.Call("path_readlink", [3, .. guest.Path(link), 200, 100, 16]));
    }

    [Fact]
    public void A_link_that_stays_inside_is_followed_and_a_circle_ends()
    {
        WasiGuest guest = StartInside();

        Assert.Equal("inside", guest.ReadText(guest.Opened("good")));
        Assert.Equal(WasiErrno.Loop, guest.Open("loop", out _));
        Assert.Equal(WasiErrno.Loop, guest.Open("loop/x", out _));
    }

    [Theory]
    [InlineData("/etc/passwd", "link")]
    [InlineData("..", "link")]
    [InlineData("../outside", "link")]
    [InlineData("sub/../../outside", "link")]
    [InlineData("../../outside", "sub/link")]
    // Counted by names it stays inside; but "sub/top" is a link itself.
    [InlineData("sub/top/../outside/secret", "link")]
    // Inside until the link, or the directory it is in, is moved up.
    [InlineData("../good", "sub/link")]
    public void A_link_that_would_lead_outside_cannot_be_made(string target, string path)
    {
        WasiGuest guest = StartInside();

        Assert.Equal(WasiErrno.Perm, guest.Call("path_symlink", [.. guest.Path(target), 3, .. guest.Path(path)]));
        Assert.False(Path.Exists(PathOf(path)) || new FileInfo(PathOf(path)).LinkTarget is not null);
    }

    [Fact]
    public void A_directory_that_the_guest_opened_has_walls_of_its_own()
    {
        WasiGuest guest = StartInside();
        int sub = guest.Opened("sub", WasiOpen.Directory);

        Assert.Equal("inside", guest.ReadText(guest.Opened("file", directory: sub)));
        Assert.Equal(WasiErrno.Perm, guest.Open("..", out _, directory: sub));
        Assert.Equal(WasiErrno.Perm, guest.Open("../good", out _, directory: sub));
        Assert.Equal(WasiErrno.Perm, guest.Open("up/secret", out _, directory: sub));
    }

    [Fact]
    public void A_directory_that_was_opened_and_then_replaced_by_a_link_leads_nowhere()
    {
        WasiGuest guest = StartInside();
        int sub = guest.Opened("sub", WasiOpen.Directory);
        Assert.Equal(WasiErrno.Success, guest.Call("path_rename", [3, .. guest.Path("sub"), 3, .. guest.Path("old")]));
        Assert.Equal(WasiErrno.Success, guest.Call("path_rename", [3, .. guest.Path("door"), 3, .. guest.Path("sub")]));

        Assert.Equal(WasiErrno.Noent, guest.Open("secret", out _, directory: sub));
        Assert.Equal(WasiErrno.Noent, guest.Open("new", out _, WasiOpen.Create | WasiOpen.Write, directory: sub));
        Assert.Equal(WasiErrno.Noent, guest.Call("fd_readdir", sub, 8192, 1000, 0, 16));
        Assert.Equal(WasiErrno.Noent, guest.Call("fd_filestat_get", sub, 128));
        Assert.Equal(WasiErrno.Noent, guest.CallPath("path_unlink_file", sub, "secret"));
        AssertUntouched();
    }

    [Fact]
    public void A_given_directory_that_is_replaced_through_another_one_leads_nowhere()
    {
        Directory.CreateDirectory(PathOf("deep", "given"));
        Directory.CreateDirectory(Path.Combine(Outside, "given"));
        WasiGuest guest = StartWith(
            WasiDirectory.ReadWrite(Inside, "/data"), WasiDirectory.ReadWrite(PathOf("sub"), "/sub"), WasiDirectory.ReadWrite(PathOf("deep", "given"), "/deep"));
        guest.Opened("file", directory: 4);
        foreach (string name in new[] { "sub", "deep" })
        {
            Assert.Equal(WasiErrno.Success, guest.Call("path_rename", [3, .. guest.Path(name), 3, .. guest.Path("old-" + name)]));
            File.CreateSymbolicLink(PathOf(name), "../outside");
        }

        foreach (int given in new[] { 4, 5 })
        {
            Assert.Equal(WasiErrno.Noent, guest.Open("secret", out _, directory: given));
            Assert.Equal(WasiErrno.Noent, guest.Call("fd_readdir", given, 8192, 1000, 0, 16));
            Assert.Equal(WasiErrno.Noent, guest.CallPath("path_create_directory", given, "new"));
            Assert.Equal(WasiErrno.Noent, guest.CallPath("path_unlink_file", given, "secret"));
        }

        Directory.Delete(Path.Combine(Outside, "given"));
        AssertUntouched();
    }

    [Fact]
    public void Moving_to_another_file_system_copies_nothing()
    {
        const string OtherFileSystem = "/dev/shm";
        Assert.SkipUnless(DriveInfo.GetDrives().Any(static drive => drive.Name == OtherFileSystem), "There is no second file system to write to.");
        string elsewhere = Directory.CreateDirectory(Path.Combine(OtherFileSystem, Path.GetRandomFileName())).FullName;
        try
        {
            File.CreateSymbolicLink(Path.Combine(elsewhere, "link"), Path.Combine(Outside, "secret"));
            File.WriteAllText(Path.Combine(elsewhere, "file"), "there");
            WasiGuest guest = StartWith(WasiDirectory.ReadWrite(Inside, "/data"), WasiDirectory.ReadWrite(elsewhere, "/elsewhere"));

            // What the links lead to would be read, or written.
            Assert.Equal(WasiErrno.Xdev, guest.Call("path_rename", [3, .. guest.Path("relative"), 4, .. guest.Path("stolen")]));
            Assert.Equal(WasiErrno.Xdev, guest.Call("path_rename", [3, .. guest.Path("absolute"), 4, .. guest.Path("file")]));
            Assert.Equal(WasiErrno.Xdev, guest.Call("path_rename", [3, .. guest.Path("sub/file"), 4, .. guest.Path("link")]));

            Assert.False(File.Exists(Path.Combine(elsewhere, "stolen")));
            Assert.Equal("there", File.ReadAllText(Path.Combine(elsewhere, "file")));
            AssertUntouched();
        }
        finally
        {
            Directory.Delete(elsewhere, recursive: true);
        }
    }

    [Fact]
    public void Who_swaps_a_directory_for_a_link_meanwhile_gains_nothing_on_Linux()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the system does not tell what was opened; see docs/wasi.md.");
        File.WriteAllText(Path.Combine(Outside, "file"), "secret");
        WasiGuest guest = StartInside();
        bool stop = false;
        OtherThread.Running swapper = OtherThread.Start(() =>
        {
            while (!Volatile.Read(ref stop))
            {
                Directory.Move(PathOf("sub"), PathOf("aside"));
                Directory.Move(PathOf("door"), PathOf("sub"));
                Directory.Move(PathOf("sub"), PathOf("door"));
                Directory.Move(PathOf("aside"), PathOf("sub"));
            }
        });

        try
        {
            for (int i = 0; i < 3000; i++)
            {
                if (guest.Open("sub/file", out int file, WasiOpen.Read | WasiOpen.Write | WasiOpen.Truncate) == WasiErrno.Success)
                {
                    guest.Write(file, "mine");
                    guest.Call("fd_close", file);
                }
            }
        }
        finally
        {
            Volatile.Write(ref stop, true);
            swapper.Join();
        }

        Assert.Equal("secret", File.ReadAllText(Path.Combine(Outside, "file")));
    }

    [Fact]
    public void The_applications_own_link_to_a_directory_is_followed_once()
    {
        WasiGuest guest = StartWith(WasiDirectory.ReadWrite(PathOf("door", "dir"), "/data"));

        guest.Opened("made", WasiOpen.Create | WasiOpen.Write);

        Assert.True(File.Exists(Path.Combine(Outside, "dir", "made")));
        Assert.Equal(WasiErrno.Perm, guest.Open("../secret", out _));
    }
}
