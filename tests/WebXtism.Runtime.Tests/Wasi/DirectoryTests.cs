using System.Text;

namespace WebXtism.Tests.Wasi;

/// <summary>Directories: what is in them, and how that changes.</summary>
public sealed class DirectoryTests : WasiTests
{
    private const uint Buffer = 8192;

    private string PathOf(params string[] names) => Path.Combine([Inside, .. names]);

    private static WasiErrno Rename(WasiGuest guest, string from, string to, int target = 3) =>
        guest.Call("path_rename", [3, .. guest.Path(from), target, .. guest.Path(to)]);

    private static WasiErrno Link(WasiGuest guest, string target, string path) =>
        guest.Call("path_symlink", [.. guest.Path(target), 3, .. guest.Path(path)]);

    // Reads a directory as C libraries do: as much as fits, then on from the last entry that was whole.
    private static List<(string Name, int Type)> List(WasiGuest guest, int directory, int room = 4096)
    {
        var entries = new List<(string, int)>();
        ulong cookie = 0;
        while (true)
        {
            Assert.Equal(WasiErrno.Success, guest.Call("fd_readdir", directory, Buffer, room, (long)cookie, 16));
            uint used = guest.UInt32(16);
            uint at = Buffer;
            while (at + 24 <= Buffer + used && at + 24 + guest.UInt32(at + 16) <= Buffer + used)
            {
                cookie = guest.UInt64(at);
                int length = (int)guest.UInt32(at + 16);
                Assert.NotEqual(0ul, guest.UInt64(at + 8));
                entries.Add((Encoding.UTF8.GetString(guest.Bytes(at + 24, length)), guest.Bytes(at + 20, 1)[0]));
                at += 24 + (uint)length;
            }

            if (used < room)
            {
                return entries;
            }
        }
    }

    [Theory]
    [InlineData(4096)]
    [InlineData(64)]
    public void A_directory_is_listed_in_one_piece_or_in_many(int room)
    {
        foreach (string name in new[] { "file", ".hidden", "größe" })
        {
            File.WriteAllText(PathOf(name), "");
        }

        Directory.CreateDirectory(PathOf("sub"));
        File.CreateSymbolicLink(PathOf("link"), "sub");
        WasiGuest guest = StartInside();

        Assert.Equal(
            [(".", 3), ("..", 3), (".hidden", 4), ("file", 4), ("größe", 4), ("link", 7), ("sub", 3)],
            List(guest, 3, room).OrderBy(static entry => entry.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void A_listing_is_of_one_moment_until_it_begins_anew()
    {
        WasiGuest guest = StartInside();
        Assert.Equal(2, List(guest, 3).Count);
        guest.Opened("new", WasiOpen.Create | WasiOpen.Write);

        Assert.Equal(WasiErrno.Success, guest.Call("fd_readdir", 3, Buffer, 1000, 2, 16));
        Assert.Equal(0u, guest.UInt32(16));
        Assert.Equal(WasiErrno.Success, guest.Call("fd_readdir", 3, Buffer, 1000, -1, 16));
        Assert.Equal(0u, guest.UInt32(16));
        Assert.Equal(3, List(guest, 3).Count);
    }

    [Fact]
    public void Only_directories_can_be_listed()
    {
        WasiGuest guest = StartInside();
        int file = guest.Opened("file", WasiOpen.Create | WasiOpen.Read);

        Assert.Equal(WasiErrno.Notdir, guest.Call("fd_readdir", file, Buffer, 100, 0, 16));
        Assert.Equal(WasiErrno.Notdir, guest.Call("fd_readdir", 1, Buffer, 100, 0, 16));
        Assert.Equal(WasiErrno.Fault, guest.Call("fd_readdir", 3, Buffer, WasiGuest.PageSize, 0, 16));
        Assert.Equal(WasiErrno.Isdir, guest.Read(3, 10, out _));
        Assert.Equal(WasiErrno.Isdir, guest.Write(3, "x"));
    }

    [Fact]
    public void Directories_are_made_opened_and_removed()
    {
        WasiGuest guest = StartInside();

        Assert.Equal(WasiErrno.Success, guest.CallPath("path_create_directory", 3, "a"));
        Assert.Equal(WasiErrno.Success, guest.CallPath("path_create_directory", 3, "a/b/"));
        Assert.Equal(WasiErrno.Exist, guest.CallPath("path_create_directory", 3, "a"));
        Assert.Equal(WasiErrno.Noent, guest.CallPath("path_create_directory", 3, "x/y"));
        int a = guest.Opened("a", WasiOpen.Directory);
        guest.Opened("file", WasiOpen.Create | WasiOpen.Write, a);
        Assert.True(File.Exists(PathOf("a", "file")));
        Assert.Equal(["b", "file"], List(guest, a).Select(static entry => entry.Name).Where(static name => name[0] != '.').Order(StringComparer.Ordinal));
        Assert.Equal(WasiErrno.Notempty, guest.CallPath("path_remove_directory", 3, "a"));
        Assert.Equal(WasiErrno.Success, guest.CallPath("path_remove_directory", a, "b/"));
        Assert.Equal(WasiErrno.Notdir, guest.CallPath("path_remove_directory", a, "file"));
        Assert.Equal(WasiErrno.Noent, guest.CallPath("path_remove_directory", a, "none"));
        Assert.Equal(WasiErrno.Busy, guest.CallPath("path_remove_directory", 3, "."));
        Assert.False(Directory.Exists(PathOf("a", "b")));
    }

    [Fact]
    public void Files_are_unlinked_and_directories_are_not()
    {
        Directory.CreateDirectory(PathOf("sub"));
        File.WriteAllText(PathOf("sub", "kept"), "");
        File.WriteAllText(PathOf("file"), "");
        File.CreateSymbolicLink(PathOf("link"), "sub");
        File.CreateSymbolicLink(PathOf("dangling"), "none");
        WasiGuest guest = StartInside();

        Assert.Equal(WasiErrno.Success, guest.CallPath("path_unlink_file", 3, "link"));
        Assert.Equal(WasiErrno.Success, guest.CallPath("path_unlink_file", 3, "dangling"));
        Assert.Equal(WasiErrno.Notdir, guest.CallPath("path_unlink_file", 3, "file/"));
        Assert.Equal(WasiErrno.Success, guest.CallPath("path_unlink_file", 3, "file"));
        Assert.Equal(WasiErrno.Noent, guest.CallPath("path_unlink_file", 3, "file"));
        Assert.Equal(WasiErrno.Isdir, guest.CallPath("path_unlink_file", 3, "sub"));
        Assert.Equal([PathOf("sub")], Directory.GetFileSystemEntries(Inside));
        Assert.True(File.Exists(PathOf("sub", "kept")));
    }

    [Fact]
    public void Files_and_directories_are_renamed()
    {
        WasiGuest guest = StartWith(WasiDirectory.ReadWrite(Inside, "/a"), WasiDirectory.ReadWrite(Outside, "/b"));
        Directory.CreateDirectory(PathOf("dir", "sub"));
        Directory.CreateDirectory(PathOf("empty"));
        Directory.CreateDirectory(PathOf("full", "x"));
        File.WriteAllText(PathOf("file"), "1");
        File.WriteAllText(PathOf("other"), "2");
        File.CreateSymbolicLink(PathOf("link"), "dir");

        Assert.Equal(WasiErrno.Success, Rename(guest, "file", "file"));
        Assert.Equal(WasiErrno.Success, Rename(guest, "file", "other"));
        Assert.Equal("1", File.ReadAllText(PathOf("other")));
        Assert.Equal(WasiErrno.Noent, Rename(guest, "file", "x"));
        Assert.Equal(WasiErrno.Isdir, Rename(guest, "other", "dir"));
        Assert.Equal(WasiErrno.Notdir, Rename(guest, "dir", "other"));
        Assert.Equal(WasiErrno.Inval, Rename(guest, "dir", "dir/sub/x"));
        Assert.Equal(WasiErrno.Notempty, Rename(guest, "dir", "full"));
        Assert.Equal(WasiErrno.Success, Rename(guest, "dir", "empty"));
        Assert.True(Directory.Exists(PathOf("empty", "sub")));
        Assert.Equal(WasiErrno.Success, Rename(guest, "link", "moved"));
        Assert.Equal("dir", new FileInfo(PathOf("moved")).LinkTarget);
        File.CreateSymbolicLink(PathOf("dangling"), "nowhere");
        Assert.Equal(WasiErrno.Success, Rename(guest, "other", "dangling"));
        Assert.Equal("1", File.ReadAllText(PathOf("dangling")));
        Assert.Equal(WasiErrno.Success, Rename(guest, "dangling", "other"));
        File.CreateSymbolicLink(PathOf("dangling"), "nowhere");
        File.WriteAllText(PathOf("under"), "");
        Assert.Equal(WasiErrno.Success, Rename(guest, "dangling", "under"));
        Assert.Equal("nowhere", new FileInfo(PathOf("under")).LinkTarget);
        Assert.Equal(WasiErrno.Success, Rename(guest, "under", "moved"));
        Assert.Equal("nowhere", new FileInfo(PathOf("moved")).LinkTarget);
        Assert.Equal(WasiErrno.Success, Rename(guest, "other", "away", target: 4));
        Assert.Equal("1", File.ReadAllText(Path.Combine(Outside, "away")));
        Assert.Equal(WasiErrno.Busy, Rename(guest, ".", "x"));
        Assert.Equal(WasiErrno.Busy, Rename(guest, "moved", "."));
    }

    [Fact]
    public void Links_are_made_read_and_followed()
    {
        Directory.CreateDirectory(PathOf("sub"));
        WasiGuest guest = StartInside();

        File.CreateSymbolicLink(PathOf("sub", "link"), "../target");
        Assert.Equal(WasiErrno.Success, Link(guest, "sub/link", "made"));
        Assert.Equal("sub/link", new FileInfo(PathOf("made")).LinkTarget);
        Assert.Equal(WasiErrno.Exist, Link(guest, "x", "sub/link"));
        Assert.Equal(WasiErrno.Noent, Link(guest, "", "empty"));
        Assert.Equal(WasiErrno.Success, guest.Call("path_readlink", [3, .. guest.Path("sub/link"), 100, 6, 16]));
        Assert.Equal((6u, "../tar"), (guest.UInt32(16), Encoding.ASCII.GetString(guest.Bytes(100, 6))));
        Assert.Equal(WasiErrno.Inval, guest.Call("path_readlink", [3, .. guest.Path("sub"), 100, 6, 16]));
        Assert.Equal(WasiErrno.Noent, guest.Call("path_readlink", [3, .. guest.Path("none"), 100, 6, 16]));

        guest.Write(guest.Opened("made", WasiOpen.Create | WasiOpen.Write), "through");
        Assert.Equal("through", File.ReadAllText(PathOf("target")));
        Assert.Equal(WasiErrno.Loop, guest.Open("sub/link", out _, WasiOpen.Read | WasiOpen.NoFollow));
        Assert.Equal(WasiErrno.Exist, guest.Open("sub/link", out _, WasiOpen.Create | WasiOpen.Exclusive | WasiOpen.Write));
        Assert.Equal(WasiErrno.Success, guest.Call("path_filestat_get", [3, 0, .. guest.Path("sub/link"), 128]));
        Assert.Equal((7, 9ul), (guest.Bytes(128 + 16, 1)[0], guest.UInt64(128 + 32)));
        Assert.Equal(WasiErrno.Success, guest.Call("path_filestat_get", [3, 1, .. guest.Path("sub/link"), 128]));
        Assert.Equal((4, 7ul), (guest.Bytes(128 + 16, 1)[0], guest.UInt64(128 + 32)));
        Assert.Equal(WasiErrno.Notsup, guest.Call("path_filestat_set_times", [3, 0, .. guest.Path("sub/link"), 0, 0, 1]));
    }

    [Fact]
    public void What_is_remembered_of_listings_has_a_limit()
    {
        for (int i = 0; i < 500; i++)
        {
            File.WriteAllBytes(PathOf(i.ToString("d3", System.Globalization.CultureInfo.InvariantCulture)), []);
        }

        WasiGuest guest = StartInside();
        WasiErrno Read(int directory) => guest.Call("fd_readdir", directory, Buffer, 64, 0, 16);
        int[] open = [.. Enumerable.Range(0, 200).Select(_ => guest.Opened(".", WasiOpen.Directory))];

        Assert.All(open[..199], directory => Assert.Equal(WasiErrno.Success, Read(directory)));
        Assert.Equal(WasiErrno.Nomem, Read(open[199]));
        Assert.Equal(WasiErrno.Success, Read(open[0]));
        Assert.Equal(WasiErrno.Success, guest.Call("fd_close", open[0]));
        Assert.Equal(WasiErrno.Success, Read(open[199]));
    }

    [Fact]
    public void Hard_links_are_not_supported()
    {
        File.WriteAllText(PathOf("file"), "");
        WasiGuest guest = StartInside();

        Assert.Equal(WasiErrno.Notsup, guest.Call("path_link", [3, 0, .. guest.Path("file"), 3, .. guest.Path("other")]));
    }

    [Theory]
    [InlineData("", WasiErrno.Noent)]
    [InlineData("a\0b", WasiErrno.Inval)]
    [InlineData("none", WasiErrno.Noent)]
    [InlineData("sub/../sub//./file", WasiErrno.Success)]
    [InlineData("sub/none/../file", WasiErrno.Noent)]
    [InlineData("sub/file/../file", WasiErrno.Notdir)]
    [InlineData("sub/..", WasiErrno.Success)]
    [InlineData(".", WasiErrno.Success)]
    [InlineData("./", WasiErrno.Success)]
    public void Paths_are_followed_name_by_name(string path, WasiErrno errno)
    {
        Directory.CreateDirectory(PathOf("sub"));
        File.WriteAllText(PathOf("sub", "file"), "");

        Assert.Equal(errno, StartInside().Open(path, out _));
    }

    [Fact]
    public void Paths_are_text_of_some_length()
    {
        WasiGuest guest = StartInside();
        uint bad = guest.Place([(byte)'a', 0xff]);

        Assert.Equal(WasiErrno.Ilseq, guest.Call("path_unlink_file", 3, bad, 2));
        Assert.Equal(WasiErrno.Nametoolong, guest.CallPath("path_unlink_file", 3, new string('a', 5000)));
        Assert.Equal(WasiErrno.Nametoolong, guest.CallPath("path_create_directory", 3, new string('a', 300)));
        Assert.Equal(WasiErrno.Nametoolong, guest.Open(new string('a', 300), out _, WasiOpen.Create | WasiOpen.Write));
    }
}
