using System.Text;

namespace WebXtism.Tests.Wasi;

/// <summary>Files that are open.</summary>
public sealed class FileTests : WasiTests
{
    private const WasiOpen New = WasiOpen.Create | WasiOpen.Read | WasiOpen.Write;

    private string PathOf(string name) => Path.Combine(Inside, name);

    private string Content(string name) => File.ReadAllText(PathOf(name));

    private static long Seek(WasiGuest guest, int file, long offset, int whence)
    {
        Assert.Equal(WasiErrno.Success, guest.Call("fd_seek", file, offset, whence, 32));
        return (long)guest.UInt64(32);
    }

    [Fact]
    public void A_file_is_written_and_read()
    {
        WasiGuest guest = StartInside();
        int file = guest.Opened("file.txt", New);

        guest.Write(file, "Hello, ");
        guest.Write(file, "world!");
        Assert.Equal(13, Seek(guest, file, 0, whence: 1));
        Assert.Equal(0, Seek(guest, file, 0, whence: 0));

        Assert.Equal("Hello", guest.ReadText(file, 5));
        Assert.Equal(", world!", guest.ReadText(file));
        Assert.Equal("", guest.ReadText(file));
        Assert.Equal("Hello, world!", Content("file.txt"));
    }

    [Fact]
    public void Places_are_found_from_the_start_the_present_and_the_end()
    {
        WasiGuest guest = StartInside();
        int file = guest.Opened("file", New);
        guest.Write(file, "0123456789");

        Assert.Equal(7, Seek(guest, file, -3, whence: 2));
        Assert.Equal(5, Seek(guest, file, -2, whence: 1));
        Assert.Equal("56", guest.ReadText(file, 2));
        Assert.Equal(WasiErrno.Success, guest.Call("fd_tell", file, 32));
        Assert.Equal(7ul, guest.UInt64(32));
        Assert.Equal(WasiErrno.Inval, guest.Call("fd_seek", file, -1, 0, 32));
        Assert.Equal(WasiErrno.Inval, guest.Call("fd_seek", file, long.MaxValue, 1, 32));
        Assert.Equal(WasiErrno.Inval, guest.Call("fd_seek", file, 0, 3, 32));
        Assert.Equal(7, Seek(guest, file, 0, whence: 1));
    }

    [Fact]
    public void Reading_and_writing_at_a_place_moves_nothing()
    {
        WasiGuest guest = StartInside();
        int file = guest.Opened("file", New);
        guest.Write(file, "0123456789");
        uint text = guest.Place("ab"u8);

        Assert.Equal(WasiErrno.Success, guest.Call("fd_pwrite", file, guest.Vectors((text, 2)), 1, 4, 16));
        Assert.Equal(WasiErrno.Success, guest.Call("fd_pread", file, guest.Vectors((200, 4)), 1, 3, 16));

        Assert.Equal("3ab6", Encoding.ASCII.GetString(guest.Bytes(200, 4)));
        Assert.Equal(10, Seek(guest, file, 0, whence: 1));
        Assert.Equal(WasiErrno.Inval, guest.Call("fd_pread", file, guest.Vectors((200, 4)), 1, -1, 16));
        Assert.Equal(WasiErrno.Fbig, guest.Call("fd_pwrite", file, guest.Vectors((200, 4)), 1, long.MaxValue, 16));
    }

    [Fact]
    public void Appending_writes_at_the_end_wherever_the_place_is()
    {
        File.WriteAllText(PathOf("log"), "one");
        WasiGuest guest = StartInside();
        Assert.Equal(WasiErrno.Success, guest.Open("log", out int file, WasiOpen.Write, flags: 1));

        Seek(guest, file, 0, whence: 0);
        guest.Write(file, " two");

        Assert.Equal("one two", Content("log"));
        Assert.Equal(WasiErrno.Success, guest.Call("fd_fdstat_set_flags", file, 0));
        Seek(guest, file, 0, whence: 0);
        guest.Write(file, "ONE");
        Assert.Equal("ONE two", Content("log"));
        Assert.Equal(WasiErrno.Inval, guest.Call("fd_fdstat_set_flags", file, 32));
    }

    [Fact]
    public void How_a_file_is_opened_is_minded()
    {
        File.WriteAllText(PathOf("old"), "content");
        WasiGuest guest = StartInside();

        Assert.Equal(WasiErrno.Noent, guest.Open("new", out _));
        Assert.Equal(WasiErrno.Exist, guest.Open("old", out _, New | WasiOpen.Exclusive));
        Assert.Equal(WasiErrno.Notdir, guest.Open("old", out _, WasiOpen.Directory));
        Assert.Equal(WasiErrno.Notdir, guest.Open("old/x", out _));
        Assert.Equal(WasiErrno.Notdir, guest.Open("old/", out _));
        Assert.Equal(WasiErrno.Isdir, guest.Open(".", out _, WasiOpen.Write));
        Assert.Equal(WasiErrno.Inval, guest.Open("sub", out _, WasiOpen.Directory | WasiOpen.Create));
        Assert.Equal(WasiErrno.Notdir, guest.Open("x", out _, directory: guest.Opened("old")));
        Assert.Equal(WasiErrno.Badf, guest.Open("x", out _, directory: 99));
        Assert.Equal("content", guest.ReadText(guest.Opened("old", New)));
        guest.Opened("old", WasiOpen.Truncate | WasiOpen.Write);
        Assert.Equal("", Content("old"));
        guest.Opened("new", New | WasiOpen.Exclusive);
        Assert.Equal("", Content("new"));
        guest.Opened("readable", WasiOpen.Create | WasiOpen.Read);
        Assert.Equal("", Content("readable"));
    }

    [Fact]
    public void The_size_can_be_set()
    {
        WasiGuest guest = StartInside();
        int file = guest.Opened("file", New);

        Assert.Equal(WasiErrno.Success, guest.Call("fd_filestat_set_size", file, 5));
        Assert.Equal(5, new FileInfo(PathOf("file")).Length);
        Assert.Equal(WasiErrno.Success, guest.Call("fd_allocate", file, 6, 4));
        Assert.Equal(10, new FileInfo(PathOf("file")).Length);
        Assert.Equal(WasiErrno.Success, guest.Call("fd_allocate", file, 0, 4));
        Assert.Equal(10, new FileInfo(PathOf("file")).Length);
        Assert.Equal(WasiErrno.Inval, guest.Call("fd_filestat_set_size", file, -1));
        Assert.Equal(WasiErrno.Inval, guest.Call("fd_allocate", file, 0, 0));
        Assert.Equal(WasiErrno.Fbig, guest.Call("fd_allocate", file, long.MaxValue, 1));
    }

    [Fact]
    public void Times_can_be_set_by_descriptor_and_by_path()
    {
        File.WriteAllText(PathOf("file"), "");
        var time = new ManualTime { Now = DateTimeOffset.UnixEpoch.AddDays(2) };
        WasiGuest guest = Start(new WasiOptions { TimeProvider = time, Directories = { WasiDirectory.ReadWrite(Inside, "/") } });
        int file = guest.Opened("file");
        const int Both = 1 | 4;

        Assert.Equal(WasiErrno.Success, guest.Call("fd_filestat_set_times", file, 1_000_000_000, 2_000_000_000, Both));
        Assert.Equal((DateTime.UnixEpoch.AddSeconds(1), DateTime.UnixEpoch.AddSeconds(2)), (File.GetLastAccessTimeUtc(PathOf("file")), File.GetLastWriteTimeUtc(PathOf("file"))));
        Assert.Equal(WasiErrno.Success, guest.Call("path_filestat_set_times", [3, 1, .. guest.Path("file"), 3_000_000_000, 0, 1]));
        Assert.Equal((DateTime.UnixEpoch.AddSeconds(3), DateTime.UnixEpoch.AddSeconds(2)), (File.GetLastAccessTimeUtc(PathOf("file")), File.GetLastWriteTimeUtc(PathOf("file"))));
        Assert.Equal(WasiErrno.Success, guest.Call("path_filestat_set_times", [3, 1, .. guest.Path("file"), 0, 0, 8]));
        Assert.Equal(DateTime.UnixEpoch.AddDays(2), File.GetLastWriteTimeUtc(PathOf("file")));
        Assert.Equal(WasiErrno.Inval, guest.Call("fd_filestat_set_times", file, 0, 0, 1 | 2));
        Assert.Equal(WasiErrno.Inval, guest.Call("fd_filestat_set_times", file, 0, 0, 16));
        Assert.Equal(WasiErrno.Noent, guest.Call("path_filestat_set_times", [3, 1, .. guest.Path("none"), 0, 0, 8]));
        Assert.Equal(WasiErrno.Success, guest.Call("fd_filestat_set_times", file, -1, -1, Both));
    }

    [Fact]
    public void What_a_file_is_can_be_asked_by_descriptor_and_by_path()
    {
        File.WriteAllText(PathOf("file"), "12345");
        File.SetLastWriteTimeUtc(PathOf("file"), DateTime.UnixEpoch.AddSeconds(9));
        WasiGuest guest = StartInside();

        Assert.Equal(WasiErrno.Success, guest.Call("fd_filestat_get", guest.Opened("file"), 128));
        byte[] byDescriptor = guest.Bytes(128, 64);
        Assert.Equal(WasiErrno.Success, guest.Call("path_filestat_get", [3, 0, .. guest.Path("file"), 256]));

        Assert.Equal(byDescriptor, guest.Bytes(256, 64));
        Assert.Equal((4, 5ul, 9_000_000_000ul), (byDescriptor[16], guest.UInt64(128 + 32), guest.UInt64(128 + 48)));
        Assert.NotEqual(0ul, guest.UInt64(128 + 8));
        Assert.Equal(WasiErrno.Noent, guest.Call("path_filestat_get", [3, 0, .. guest.Path("none"), 256]));
        Assert.Equal(WasiErrno.Success, guest.Call("fd_filestat_get", 3, 128));
        Assert.Equal(3, guest.Bytes(128 + 16, 1)[0]);
    }

    [Fact]
    public void Advice_and_flushing_are_accepted()
    {
        WasiGuest guest = StartInside();
        int file = guest.Opened("file", New);

        Assert.Equal(WasiErrno.Success, guest.Call("fd_advise", file, 0, 10, 3));
        Assert.Equal(WasiErrno.Inval, guest.Call("fd_advise", file, 0, 10, 6));
        Assert.Equal(WasiErrno.Inval, guest.Call("fd_advise", file, -1, 10, 0));
        Assert.Equal(WasiErrno.Badf, guest.Call("fd_advise", 3, 0, 10, 0));
        Assert.Equal(WasiErrno.Success, guest.Call("fd_sync", file));
        Assert.Equal(WasiErrno.Success, guest.Call("fd_datasync", file));
        Assert.Equal(WasiErrno.Success, guest.Call("fd_sync", 3));
        Assert.Equal(WasiErrno.Notcapable, guest.Call("fd_sync", 1));
        Assert.Equal(WasiErrno.Success, guest.Call("fd_fdstat_set_flags", file, 16));
        Assert.Equal(WasiErrno.Success, guest.Write(file, "synced"));
    }

    [Fact]
    public void Big_reads_and_writes_go_through_in_one_call()
    {
        WasiGuest guest = StartInside();
        int file = guest.Opened("file", New);
        uint list = guest.Vectors((8192, 50_000), (8192, 50_000), (8192, 50_000));

        Assert.Equal(WasiErrno.Success, guest.Call("fd_write", file, list, 3, 16));
        Assert.Equal(150_000u, guest.UInt32(16));
        Assert.Equal(150_000, new FileInfo(PathOf("file")).Length);
        Assert.Equal(WasiErrno.Success, guest.Call("fd_pread", file, list, 3, 1, 16));
        Assert.Equal(149_999u, guest.UInt32(16));
    }

    [Fact]
    public void Where_a_result_cannot_go_nothing_happens()
    {
        WasiGuest guest = StartInside();
        uint text = guest.Place("x"u8);
        int file = guest.Opened("file", New);

        Assert.Equal(WasiErrno.Fault, guest.Call("fd_write", file, guest.Vectors((text, 1)), 1, WasiGuest.PageSize - 3));
        Assert.Equal("", Content("file"));
        Assert.Equal(WasiErrno.Fault, guest.Call("path_open", [3, 0, .. guest.Path("other"), 1, 2, 0, 0, WasiGuest.PageSize - 3]));
        Assert.False(File.Exists(PathOf("other")));
    }

    [Theory]
    [InlineData(1025, 0, WasiErrno.Inval)]
    [InlineData(-1, 0, WasiErrno.Inval)]
    [InlineData(1024, WasiGuest.PageSize - 8, WasiErrno.Fault)]
    [InlineData(1, WasiGuest.PageSize - 4, WasiErrno.Fault)]
    [InlineData(1, -1, WasiErrno.Fault)]
    public void Lists_of_pieces_are_checked(int count, int address, WasiErrno errno)
    {
        WasiGuest guest = StartInside();
        guest.Memory.TryWrite(WasiGuest.PageSize - 8, new byte[8]);

        Assert.Equal(errno, guest.Call("fd_write", 1, address, count, 16));
        Assert.Equal(errno, guest.Call("fd_read", 0, address, count, 16));
    }

    [Fact]
    public void Pieces_outside_the_memory_are_refused_before_anything_moves()
    {
        WasiGuest guest = StartInside();
        int file = guest.Opened("file", New);
        uint good = guest.Place("good"u8);
        foreach ((long Address, long Length) bad in new[] { (WasiGuest.PageSize - 1L, 2L), (0, uint.MaxValue), (uint.MaxValue, uint.MaxValue) })
        {
            Assert.Equal(WasiErrno.Fault, guest.Call("fd_write", file, guest.Vectors((good, 4), bad), 2, 16));
        }

        Assert.Equal("", Content("file"));
    }
}
