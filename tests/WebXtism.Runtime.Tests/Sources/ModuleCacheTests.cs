namespace WebXtism.Tests.Sources;

public sealed class ModuleCacheTests : SourceTestsBase
{
    private string Cache => Path.Combine(Folder, "cache");

    private string Entry => Path.Combine(Cache, Pin + ".wasm");

    [Fact]
    public void A_pinned_module_is_downloaded_once()
    {
        TestServer server = Serve();

        Echoes(Cached(server));
        Echoes(Cached(server, Pin.ToUpperInvariant()));

        Assert.Single(server.Requests);
        Assert.Equal([Entry], Directory.GetFiles(Cache));
        Assert.Equal(Wasm, File.ReadAllBytes(Entry));
    }

    [Fact]
    public void It_is_found_without_a_network()
    {
        Echoes(Cached(Serve()));

        // Nobody has this name; and no attempt is made, or the answer would be another.
        Echoes(PluginSource.Url(new Uri("https://nobody.invalid/echo.wasm"), Pin, options => options.CacheFolder = Cache));
    }

    [Fact]
    public void Without_a_pin_nothing_is_kept()
    {
        TestServer server = Serve();

        Echoes(Url(server, configure: options => options.CacheFolder = Cache));
        Echoes(Url(server, configure: options => options.CacheFolder = Cache));

        Assert.Equal(2, server.Requests.Count);
        Assert.False(Directory.Exists(Cache));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(-1)]
    public void A_damaged_entry_is_replaced(int length)
    {
        TestServer server = Serve();
        byte[] damaged = length < 0 ? [.. Wasm.Select(b => (byte)(b ^ 1))] : Wasm[..length];
        Write(Path.Combine("cache", Pin + ".wasm"), damaged);

        Echoes(Cached(server));
        Echoes(Cached(server));

        Assert.Single(server.Requests);
        Assert.Equal(Wasm, File.ReadAllBytes(Entry));
    }

    [Fact]
    public void Other_bytes_than_the_pinned_are_not_kept()
    {
        Fails(Cached(Serve(), WrongPin), PluginLoadFailure.Hash);

        Assert.False(Directory.Exists(Cache));
    }

    [Fact]
    public void An_entry_that_is_too_long_is_not_read()
    {
        TestServer server = Serve();
        Echoes(Cached(server));

        Fails(Url(server, Pin, options => (options.CacheFolder, options.MaxBytes) = (Cache, 10)), PluginLoadFailure.TooLarge);
    }

    [Fact]
    public void A_folder_that_cannot_be_one_only_costs_time()
    {
        TestServer server = Serve();
        Write("cache", "a file");

        Echoes(Cached(server));
        Echoes(Cached(server));

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Many_at_once_share_a_folder_and_leave_nothing_but_the_entry()
    {
        TestServer server = Serve();

        byte[][] modules = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ => (await Cached(server).ReadAsync(default)).ToArray()));

        Assert.All(modules, module => Assert.Equal(Wasm, module));
        Assert.Equal([Entry], Directory.GetFiles(Cache));
        Assert.Equal(Wasm, await File.ReadAllBytesAsync(Entry));
    }

    [Fact]
    public void The_sensible_folder_belongs_to_the_user() =>
        Assert.True(UrlSourceOptions.DefaultCacheFolder is null || UrlSourceOptions.DefaultCacheFolder.StartsWith(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), StringComparison.Ordinal));

    private PluginSource Cached(TestServer server, string? pin = null) => Url(server, pin ?? Pin, options => options.CacheFolder = Cache);
}
