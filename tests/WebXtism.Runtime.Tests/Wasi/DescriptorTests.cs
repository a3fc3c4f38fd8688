using System.Text;

namespace WebXtism.Tests.Wasi;

/// <summary>What is open, under which number, and what may be done with it.</summary>
public sealed class DescriptorTests : WasiTests
{
    private const WasiOpen New = WasiOpen.Create | WasiOpen.Read | WasiOpen.Write;

    private string PathOf(string name) => Path.Combine(Inside, name);

    private string Content(string name) => File.ReadAllText(PathOf(name));

    [Fact]
    public void The_directories_of_the_options_are_found_by_their_names()
    {
        WasiGuest guest = StartWith(WasiDirectory.ReadWrite(Inside, "/data"), WasiDirectory.ReadOnly(Inside, "."));

        Assert.Equal(WasiErrno.Success, guest.Call("fd_prestat_get", 3, 16));
        Assert.Equal((0u, 5u), (guest.UInt32(16), guest.UInt32(20)));
        Assert.Equal(WasiErrno.Success, guest.Call("fd_prestat_dir_name", 3, 64, 5));
        Assert.Equal("/data", Encoding.ASCII.GetString(guest.Bytes(64, 5)));
        Assert.Equal(WasiErrno.Nametoolong, guest.Call("fd_prestat_dir_name", 3, 64, 4));
        Assert.Equal(WasiErrno.Success, guest.Call("fd_prestat_dir_name", 4, 64, 1));
        Assert.Equal(WasiErrno.Badf, guest.Call("fd_prestat_get", 5, 16));
        Assert.Equal(WasiErrno.Badf, guest.Call("fd_prestat_get", 0, 16));
    }

    [Fact]
    public void What_was_not_asked_for_cannot_be_done()
    {
        File.WriteAllText(PathOf("file"), "content");
        WasiGuest guest = StartInside();
        int reader = guest.Opened("file", WasiOpen.Read);
        int writer = guest.Opened("file", WasiOpen.Write);

        Assert.Equal(WasiErrno.Badf, guest.Write(reader, "x"));
        Assert.Equal(WasiErrno.Notcapable, guest.Call("fd_filestat_set_size", reader, 0));
        Assert.Equal(WasiErrno.Notcapable, guest.Call("fd_allocate", reader, 0, 100));
        Assert.Equal(WasiErrno.Badf, guest.Read(writer, 1, out _));
        Assert.Equal("content", Content("file"));
    }

    [Fact]
    public void Rights_can_be_given_up_and_not_gained()
    {
        WasiGuest guest = StartInside();
        int file = guest.Opened("file", New);
        const long Read = 2;

        Assert.Equal(WasiErrno.Success, guest.Call("fd_fdstat_set_rights", file, Read, 0));
        Assert.Equal(WasiErrno.Notcapable, guest.Call("fd_fdstat_set_rights", file, Read | (1 << 6), 0));
        Assert.Equal(WasiErrno.Success, guest.Call("fd_fdstat_get", file, 64));

        Assert.Equal((4, (ulong)Read, 0ul), (guest.Bytes(64, 1)[0], guest.UInt64(72), guest.UInt64(80)));
        Assert.Equal(WasiErrno.Badf, guest.Write(file, "x"));
        Assert.Equal(WasiErrno.Notcapable, guest.Call("fd_seek", file, 0, 0, 32));
        Assert.Equal("", guest.ReadText(file));
    }

    [Fact]
    public void A_directory_passes_on_no_more_rights_than_it_has()
    {
        Directory.CreateDirectory(PathOf("sub"));
        WasiGuest guest = StartInside();
        const long PathOpen = 1 << 13;
        const long Read = 2;
        Assert.Equal(WasiErrno.Success, guest.Call("fd_fdstat_set_rights", 3, PathOpen, PathOpen | Read));

        Assert.Equal(WasiErrno.Notcapable, guest.Open("new", out _, New));
        Assert.Equal(WasiErrno.Notcapable, guest.CallPath("path_create_directory", 3, "new"));
        int sub = guest.Opened("sub", WasiOpen.Directory);
        Assert.Equal(WasiErrno.Notcapable, guest.Open("new", out _, New, directory: sub));
        Assert.Equal(WasiErrno.Notcapable, guest.Call("fd_readdir", sub, 100, 100, 0, 16));
    }

    [Fact]
    public void Numbers_are_given_again_and_can_be_changed()
    {
        WasiGuest guest = StartInside();
        int a = guest.Opened("a", New);
        int b = guest.Opened("b", New);
        Assert.Equal((4, 5), (a, b));

        Assert.Equal(WasiErrno.Success, guest.Call("fd_close", a));
        Assert.Equal(WasiErrno.Badf, guest.Call("fd_close", a));
        Assert.Equal(4, guest.Opened("c", New));
        Assert.Equal(WasiErrno.Success, guest.Call("fd_renumber", b, 4));
        guest.Write(4, "to b");
        Assert.Equal(("to b", ""), (Content("b"), Content("c")));
        Assert.Equal(WasiErrno.Badf, guest.Call("fd_renumber", b, 4));
        Assert.Equal(WasiErrno.Badf, guest.Call("fd_renumber", 4, 77));
        Assert.Equal(WasiErrno.Success, guest.Call("fd_renumber", 4, 4));
        Assert.Equal(WasiErrno.Success, guest.Write(4, "!"));
    }

    [Fact]
    public void There_is_an_end_of_what_can_be_open()
    {
        WasiGuest guest = StartInside();
        int last = 0;
        for (int i = 4; i < 256; i++)
        {
            last = guest.Opened("file", New);
        }

        Assert.Equal(255, last);
        Assert.Equal(WasiErrno.Mfile, guest.Open("file", out _));
        Assert.Equal(WasiErrno.Mfile, guest.Open("not made", out _, New));
        Assert.False(File.Exists(PathOf("not made")));
        guest.Call("fd_close", 100);
        Assert.Equal(100, guest.Opened("file"));
    }

    [Fact]
    public void Files_are_closed_with_the_plugin()
    {
        WasiGuest guest = StartInside();
        guest.Opened("file", New);
        guest.Plugin.Dispose();

        using FileStream stream = File.Open(PathOf("file"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal(0, stream.Length);
    }
}
