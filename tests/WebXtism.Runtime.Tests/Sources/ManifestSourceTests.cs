namespace WebXtism.Tests.Sources;

public sealed class ManifestSourceTests : SourceTestsBase
{
    private const string Config = """
        (module
          (import "extism:host/env" "input_offset" (func $offset (result i64)))
          (import "extism:host/env" "config_get" (func $config_get (param i64) (result i64)))
          (import "extism:host/env" "length" (func $length (param i64) (result i64)))
          (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
          (func (export "get") (result i32)
            (local $value i64)
            (local.set $value (call $config_get (call $offset)))
            (call $output_set (local.get $value) (call $length (local.get $value)))
            (i32.const 0)))
        """;

    [Fact]
    public void A_file_counts_from_the_folder_of_its_manifest()
    {
        Write("plugins/wasm/echo.wasm", Wasm);
        PluginSource source = PluginSource.ManifestFile(Write("plugins/my.plugin.json", """{"wasm":[{"path":"wasm/echo.wasm","name":"other"}]}"""));

        Assert.Equal("my.plugin", source.Name);
        Echoes(source);
    }

    [Fact]
    public void A_file_counts_from_the_folder_that_the_application_says()
    {
        Write("wasm/echo.wasm", Wasm);
        string manifest = Write("manifests/echo.json", """{"wasm":[{"path":"echo.wasm"}]}""");
        string folder = Path.Combine(Folder, "wasm");

        Echoes(PluginSource.ManifestFile(manifest, options => options.Folder = folder));
        Echoes(PluginSource.Manifest(PluginManifest.Parse("""{"wasm":[{"path":"echo.wasm"}]}"""), options => options.Folder = folder));
        Fails(PluginSource.ManifestFile(manifest), PluginLoadFailure.Unreadable, $"there is no file '{Path.Combine(Folder, "manifests", "echo.wasm")}'", $"count from '{Path.Combine(Folder, "manifests")}'");
    }

    [Fact]
    public void A_manifest_in_code_counts_from_the_current_directory()
    {
        PluginSource source = PluginSource.Manifest(new PluginManifest { Modules = [new ManifestFileModule("no-such-plugin.wasm")] });

        Fails(source, PluginLoadFailure.Unreadable, Path.Combine(Directory.GetCurrentDirectory(), "no-such-plugin.wasm"), "count from the current directory");
    }

    [Fact]
    public void A_full_path_is_one_everywhere()
    {
        string wasm = Write("echo.wasm", Wasm);
        var manifest = new PluginManifest { Modules = [new ManifestFileModule(wasm)] };

        Echoes(PluginSource.Manifest(manifest));
        Echoes(PluginSource.ManifestFile(Write("deep/down/m.json", manifest.ToJson())));
    }

    [Fact]
    public void Data_are_the_module() => Echoes(PluginSource.Manifest(PluginManifest.Parse($$"""{"wasm":[{"data":"{{Convert.ToBase64String(Wasm)}}"}]}""")));

    [Fact]
    public void A_URL_is_downloaded_as_the_manifest_and_the_application_say()
    {
        TestServer server = Serve();
        var manifest = new PluginManifest
        {
            Modules = [new ManifestUrlModule(server.Of("echo.wasm")) { Hash = Pin, Method = "post", Headers = new Dictionary<string, string> { ["x-key"] = "manifest" } }],
        };

        Echoes(PluginSource.Manifest(manifest, options =>
        {
            options.Url.Headers["X-Key"] = "application";
            options.Url.Headers["X-More"] = "more";
            options.Url.CacheFolder = Folder;
        }));

        TestServer.Request request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "manifest", "more"), (request.Method, request.Headers["X-Key"], request.Headers["X-More"]));
        Assert.True(File.Exists(Path.Combine(Folder, Pin + ".wasm")));
    }

    [Fact]
    public void A_URL_needs_a_pin_for_plain_HTTP() =>
        Fails(PluginSource.Manifest(new PluginManifest { Modules = [new ManifestUrlModule(Serve().Of("echo.wasm"))] }), PluginLoadFailure.Download, "plain HTTP");

    [Theory]
    [InlineData("path")]
    [InlineData("data")]
    [InlineData("url")]
    public void Every_module_can_be_pinned(string origin)
    {
        Write("echo.wasm", Wasm);
        string value = origin switch
        {
            "path" => "echo.wasm",
            "data" => Convert.ToBase64String(Wasm),
            _ => Serve().Of("echo.wasm").ToString(),
        };

        Echoes(Pinned(Pin));
        Echoes(Pinned(Pin.ToUpperInvariant()));
        Fails(Pinned(WrongPin), PluginLoadFailure.Hash, $"expected {WrongPin}, found {Pin}");

        PluginSource Pinned(string hash) => PluginSource.ManifestFile(Write("m.json", $$"""{"wasm":[{"{{origin}}":"{{value}}","hash":"{{hash}}"}]}"""));
    }

    [Fact]
    public void Config_of_the_application_joins_and_wins()
    {
        PluginSource source = Of(Guest.OfText(Config), manifest: """ "config":{"a":"manifest","b":"manifest"} """);

        using Plugin plugin = Wait(Host.LoadAsync(source, options =>
        {
            Assert.Equal("manifest", options.Config["a"]);
            options.Config["b"] = "code";
            options.Config["c"] = "code";
        }));

        Assert.Equal(("manifest", "code", "code"), (plugin.CallText("get", "a"), plugin.CallText("get", "b"), plugin.CallText("get", "c")));
    }

    [Theory]
    [InlineData("1500", 1500 * TimeSpan.TicksPerMillisecond)]
    [InlineData("922337203685477", 922337203685477 * TimeSpan.TicksPerMillisecond)]
    [InlineData("922337203685478", long.MaxValue)]
    [InlineData("18446744073709551615", long.MaxValue)]
    public void The_timeout_is_an_option(string milliseconds, long ticks)
    {
        Echoes(Of(Wasm, $""" "timeout_ms":{milliseconds} """), options => Assert.Equal(ticks, options.Timeout.Ticks));
        Echoes(Of(Wasm, $""" "timeout_ms":{milliseconds} """), options => options.Timeout = TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_timeout_of_nothing_is_refused() => Fails(Of(Wasm, """ "timeout_ms":0 """), PluginLoadFailure.Manifest, "$.timeout_ms: 0 would stop every call at once");

    [Theory]
    [InlineData("0", 0)]
    [InlineData("18446744073709551615", long.MaxValue)]
    public void The_room_for_variables_is_an_option(string bytes, long expected) =>
        Echoes(Of(Wasm, $$""" "memory":{"max_var_bytes":{{bytes}}} """), options => Assert.Equal(expected, options.MaxVariableBytes));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("18446744073709551615", long.MaxValue)]
    public void The_size_of_responses_is_an_option(string bytes, long expected) =>
        Echoes(Of(Wasm, $$""" "memory":{"max_http_response_bytes":{{bytes}}} """), options => Assert.Equal(expected, options.MaxHttpResponseBytes));

    [Fact]
    public void The_allowed_hosts_are_an_option() =>
        Echoes(Of(Wasm, """ "allowed_hosts":["*.example.com","api.example.org"] """), options => Assert.Equal(["*.example.com", "api.example.org"], options.AllowedHosts));

    [Fact]
    public void The_allowed_paths_are_directories_of_wasi() =>
        Echoes(
            Of(Wasm, """ "allowed_paths":{"/":"/all","ro:/tmp":"/scratch"} """),
            options => Assert.Equal(["/ -> /all", "ro:/tmp -> /scratch"], options.Wasi!.Directories.Select(static directory => directory.ToString())));

    [Fact]
    public void An_allowed_path_that_is_empty_is_refused_with_its_place() =>
        Fails(Of(Wasm, """ "allowed_paths":{"ro:":"/a"} """), PluginLoadFailure.Manifest, "$.allowed_paths['ro:']: ");

    [Fact]
    public void A_host_that_is_no_pattern_is_refused_with_its_place() =>
        Fails(Of(Wasm, """ "allowed_hosts":["example.com","ftp://example.com"] """), PluginLoadFailure.Manifest, "$.allowed_hosts[1]: ");

    [Fact]
    public void What_the_manifest_does_not_say_stays_the_default() =>
        Echoes(Of(Wasm, """ "config":{} """), options => Assert.Equal((Timeout.InfiniteTimeSpan, 1024 * 1024, 0), (options.Timeout, options.MaxVariableBytes, options.Config.Count)));

    [Fact]
    public void Allowing_nothing_is_honoured() => Echoes(Of(Wasm, """ "allowed_hosts":[],"allowed_paths":{} """));

    [Fact]
    public void Names_that_collide_are_refused_all_the_same() =>
        Fails(PluginSource.Manifest(PluginManifest.Parse("""{"wasm":[{"path":"a.wasm"},{"path":"b.wasm"}]}""")), PluginLoadFailure.Manifest, "$.wasm[1]: the name 'main' is that of $.wasm[0] too");

    [Fact]
    public void A_manifest_without_a_module_is_none() => Fails(PluginSource.Manifest(new PluginManifest()), PluginLoadFailure.Manifest, "$.wasm: names no module");

    [Fact]
    public void A_wrong_manifest_names_the_plugin_and_the_place() =>
        Fails(PluginSource.ManifestFile(Write("wrong.json", """{"wasm":[{"pth":"a"}]}""")), PluginLoadFailure.Manifest, "its manifest cannot be read: $.wasm[0].pth: unknown field; did you mean 'path'?");

    [Fact]
    public void A_missing_manifest_is_named() =>
        Fails(PluginSource.ManifestFile(Path.Combine(Folder, "none.json")), PluginLoadFailure.Unreadable, $"there is no file '{Path.Combine(Folder, "none.json")}'");

    [Fact]
    public void A_manifest_that_is_too_long_is_not_read()
    {
        string path = Path.Combine(Folder, "long.json");
        using (FileStream file = File.Create(path))
        {
            file.SetLength(PluginManifest.MaxJsonBytes + 1);
        }

        Fails(PluginSource.ManifestFile(path), PluginLoadFailure.TooLarge, $"has {PluginManifest.MaxJsonBytes + 1} bytes, and may have {PluginManifest.MaxJsonBytes}");
    }

    [Fact]
    public void Modules_and_manifests_are_not_mistaken_for_each_other()
    {
        Fails(PluginSource.ManifestFile(Write("echo.wasm", Wasm)), PluginLoadFailure.Manifest, "it is a WebAssembly module; load it with PluginSource.File.");
        Fails(PluginSource.File(Write("echo.json", "\n {\"wasm\":[]}")), PluginLoadFailure.NotWebAssembly, "it is JSON; if that is a manifest, load it with PluginSource.ManifestFile");
    }

    [Theory]
    [InlineData("""{"wasm":[]}""", "plugin")]
    [InlineData("""{"wasm":[{"data":""}]}""", "plugin")]
    [InlineData("""{"wasm":[{"data":"","name":"greeter"}]}""", "greeter")]
    [InlineData("""{"wasm":[{"path":"a/greeter.wasm","name":"main"}]}""", "greeter")]
    [InlineData("""{"wasm":[{"path":"a/greeter.wasm"}]}""", "greeter")]
    [InlineData("""{"wasm":[{"url":"https://a/greeter.wasm?x=1"}]}""", "greeter")]
    public void The_module_names_a_plugin_whose_manifest_is_no_file(string json, string name) => Assert.Equal(name, PluginSource.Manifest(PluginManifest.Parse(json)).Name);

    [Fact]
    public void The_application_names_it_otherwise()
    {
        string path = Write("m.json", """{"wasm":[]}""");

        Assert.Equal("mine", PluginSource.ManifestFile(path, options => options.Name = "mine").Name);
        Assert.Equal("mine", PluginSource.Manifest(new PluginManifest(), options => options.Name = "mine").Name);
    }

    [Fact]
    public void Arguments_are_checked_at_once()
    {
        Assert.Throws<ArgumentNullException>(() => PluginSource.Manifest(null!));
        Assert.Throws<ArgumentException>(() => PluginSource.ManifestFile(""));
    }

    private PluginSource Of(byte[] wasm, string manifest) =>
        PluginSource.ManifestFile(Write("m.json", $$"""{"wasm":[{"data":"{{Convert.ToBase64String(wasm)}}"}],{{manifest}}}"""));
}
