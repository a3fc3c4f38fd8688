using System.Text;
using System.Text.Json;

namespace WebXtism.Tests.Manifests;

public sealed class PluginManifestTests
{
    [Fact]
    public void A_manifest_has_one_form_in_JSON()
    {
        var manifest = new PluginManifest
        {
            TimeoutMilliseconds = 5,
            AllowedPaths = [new ManifestPath("/b", "/b"), new ManifestPath("/a", "/a", readOnly: true)],
            AllowedHosts = [],
            Config = new Dictionary<string, string> { ["b"] = "<2>", ["a"] = "1+1" },
            Memory = new ManifestMemory { MaxPages = 3 },
            Modules = [new ManifestDataModule(new byte[] { 0xfb, 0xff }) { Name = "x" }],
        };

        Assert.Equal(
            """{"wasm":[{"data":"+/8=","name":"x"}],"memory":{"max_pages":3},"config":{"a":"1+1","b":"<2>"},"allowed_hosts":[],"allowed_paths":{"/b":"/b","ro:/a":"/a"},"timeout_ms":5}""",
            manifest.ToJson());
    }

    [Fact]
    public void It_is_written_into_a_document_of_the_application()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            new PluginManifest().WriteTo(writer);
            writer.WriteEndArray();
        }

        Assert.Equal("""[{"wasm":[]}]""", Encoding.UTF8.GetString(buffer.ToArray()));
    }

    [Fact]
    public void What_it_was_made_of_can_change_without_it()
    {
        var config = new Dictionary<string, string> { ["a"] = "1" };
        var modules = new List<ManifestModule> { new ManifestFileModule("a.wasm") };
        var hosts = new List<string> { "a" };
        var manifest = new PluginManifest { Config = config, Modules = modules, AllowedHosts = hosts };

        config["a"] = "2";
        modules.Clear();
        hosts.Clear();

        Assert.Equal("""{"wasm":[{"path":"a.wasm"}],"config":{"a":"1"},"allowed_hosts":["a"]}""", manifest.ToJson());
    }

    [Fact]
    public void What_cannot_be_written_cannot_be_made()
    {
        Assert.Throws<ArgumentException>(() => new PluginManifest { Modules = [null!] });
        Assert.Throws<ArgumentNullException>(() => new PluginManifest { Modules = null! });
        Assert.Throws<ArgumentNullException>(() => new PluginManifest { Memory = null! });
        Assert.Throws<ArgumentException>(() => new PluginManifest { Config = new Dictionary<string, string> { ["a"] = null! } });
        Assert.Throws<ArgumentException>(() => new PluginManifest { AllowedHosts = [null!] });
        Assert.Throws<ArgumentException>(() => new PluginManifest { AllowedPaths = [new ManifestPath("/a", "/a"), new ManifestPath("/a", "/b")] });
        Assert.Throws<ArgumentException>(() => new ManifestPath("ro:/a", "/a"));
        Assert.Throws<ArgumentException>(() => new ManifestPath("", "/a"));
        Assert.Throws<ArgumentException>(() => new ManifestFileModule(""));
        Assert.Throws<ArgumentException>(() => new ManifestFileModule("a") { Hash = "abc" });
        Assert.Throws<ArgumentException>(() => new ManifestUrlModule(new Uri("b.wasm", UriKind.Relative)));
        Assert.Throws<ArgumentException>(() => new ManifestUrlModule(new Uri("ftp://a/b.wasm")));
        Assert.Throws<ArgumentException>(() => new ManifestUrlModule(new Uri("https://a/b.wasm")) { Method = "a b" });
        Assert.Throws<ArgumentNullException>(() => PluginManifest.Parse((string)null!));
        Assert.Throws<ArgumentNullException>(() => new PluginManifest().WriteTo(null!));
    }

    [Fact]
    public void The_example_of_the_documentation_is_a_manifest_with_every_field()
    {
        string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "manifests.md"));
        int start = page.IndexOf("```json", StringComparison.Ordinal) + "```json".Length;
        PluginManifest manifest = PluginManifest.Parse(page[start..page.IndexOf("```", start, StringComparison.Ordinal)]);

        Assert.Equal([typeof(ManifestFileModule), typeof(ManifestDataModule), typeof(ManifestUrlModule)], manifest.Modules.Select(module => module.GetType()));
        Assert.All([manifest.Memory.MaxPages, manifest.Memory.MaxHttpResponseBytes, manifest.Memory.MaxVariableBytes, manifest.TimeoutMilliseconds], value => Assert.NotNull(value));
        Assert.NotEmpty(manifest.Config);
        Assert.NotEmpty(manifest.AllowedHosts!);
        Assert.Contains(manifest.AllowedPaths!, path => path.ReadOnly);
    }
}
