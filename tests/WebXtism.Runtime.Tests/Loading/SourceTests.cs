namespace WebXtism.Tests.Loading;

public sealed class SourceTests : GuestTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("webxtism").FullName;

    public override void Dispose()
    {
        base.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_file_is_loaded_and_its_name_names_the_plugin()
    {
        string path = Path.Combine(_folder, "my.echo.wasm");
        File.WriteAllBytes(path, Guest.OfText(Guest.Echo));

        using Plugin plugin = Wait(Host.LoadAsync(PluginSource.File(path)));

        Assert.Equal("my.echo", plugin.Name);
        Assert.Equal("hi", plugin.CallText("echo", "hi"));
    }

    [Fact]
    public void A_missing_file_is_named_with_its_full_path()
    {
        string path = Path.Combine(_folder, "missing.wasm");

        var exception = Fails<PluginLoadException>(() => Wait(Host.LoadAsync(PluginSource.File(path))));

        Assert.Equal(("missing", PluginLoadFailure.Unreadable), (exception.PluginName, exception.Failure));
        Says(exception, "The plugin 'missing' cannot be loaded: ", $"there is no file '{path}'.", "copy the plugin to the output");
        Assert.IsType<FileNotFoundException>(exception.InnerException);
    }

    [Fact]
    public void A_missing_folder_is_a_missing_file()
    {
        string path = Path.Combine(_folder, "nowhere", "missing.wasm");

        var exception = Fails<PluginLoadException>(() => Wait(Host.LoadAsync(PluginSource.File(path))));

        Says(exception, $"there is no file '{path}'.");
    }

    [Fact]
    public void A_relative_path_counts_from_the_current_directory_and_the_message_shows_which_that_is()
    {
        var exception = Fails<PluginLoadException>(() => Wait(Host.LoadAsync(PluginSource.File("no-such-plugin.wasm"))));

        Says(exception, Path.Combine(Directory.GetCurrentDirectory(), "no-such-plugin.wasm"));
    }

    [Fact]
    public void A_folder_cannot_be_read()
    {
        var exception = Fails<PluginLoadException>(() => Wait(Host.LoadAsync(PluginSource.File(_folder))));

        Assert.Equal(PluginLoadFailure.Unreadable, exception.Failure);
        Says(exception, $"the file '{_folder}' cannot be read: ");
    }

    [Fact]
    public void A_path_with_a_zero_cannot_be_read() =>
        Assert.Equal(PluginLoadFailure.Unreadable, Fails<PluginLoadException>(() => Wait(Host.LoadAsync(PluginSource.File("a\0b.wasm")))).Failure);

    [Fact]
    public void A_stream_is_read_from_its_beginning_and_left_open()
    {
        using var stream = new MemoryStream(Guest.OfText(Guest.Echo));
        stream.Position = 3;
        PluginSource source = PluginSource.Stream(stream, "streamed");

        using Plugin first = Wait(Host.LoadAsync(source));
        using Plugin second = Wait(Host.LoadAsync(source));

        Assert.True(stream.CanRead);
        Assert.Equal(("streamed", "hi"), (first.Name, second.CallText("echo", "hi")));
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_read_to_its_end()
    {
        using var stream = new System.IO.Compression.DeflateStream(new MemoryStream(Deflated(Guest.OfText(Guest.Echo))), System.IO.Compression.CompressionMode.Decompress);

        using Plugin plugin = Wait(Host.LoadAsync(PluginSource.Stream(stream)));

        Assert.Equal("hi", plugin.CallText("echo", "hi"));
    }

    [Fact]
    public void A_stream_that_is_closed_cannot_be_read()
    {
        var stream = new MemoryStream([1]);
        stream.Dispose();

        var exception = Fails<PluginLoadException>(() => Wait(Host.LoadAsync(PluginSource.Stream(stream, "closed"))));

        Assert.Equal(("closed", PluginLoadFailure.Unreadable), (exception.PluginName, exception.Failure));
        Says(exception, "its stream cannot be read: ");
    }

    [Fact]
    public void The_name_in_the_options_counts_more_than_that_of_the_source()
    {
        using Plugin plugin = Wait(Host.LoadAsync(PluginSource.Bytes(Guest.OfText(Guest.Echo), "source"), options => options.Name = "options"));

        Assert.Equal("options", plugin.Name);
    }

    [Fact]
    public void Bytes_have_a_name_of_their_own() =>
        Assert.Equal("plugin", PluginSource.Bytes(Guest.OfText(Guest.Echo)).Name);

    [Fact]
    public void Arguments_are_checked_at_once()
    {
        Assert.Throws<ArgumentException>(() => PluginSource.File(""));
        Assert.Throws<ArgumentNullException>(() => PluginSource.File(null!));
        Assert.Throws<ArgumentException>(() => PluginSource.Bytes(default, ""));
        Assert.Throws<ArgumentNullException>(() => PluginSource.Stream(null!));
        Assert.Throws<ArgumentNullException>(() => Wait(Host.LoadAsync(null!)));
    }

    [Fact]
    public void A_cancelled_load_is_cancelled()
    {
        var cancelled = new CancellationToken(canceled: true);

        Assert.ThrowsAny<OperationCanceledException>(() => Wait(Host.LoadAsync(PluginSource.Bytes(Guest.OfText(Guest.Echo)), cancellationToken: cancelled)));
    }

    private static byte[] Deflated(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new System.IO.Compression.DeflateStream(packed, System.IO.Compression.CompressionMode.Compress, leaveOpen: true))
        {
            deflate.Write(bytes);
        }

        return packed.ToArray();
    }
}
