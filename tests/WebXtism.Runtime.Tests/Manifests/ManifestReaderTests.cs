using System.Text;

namespace WebXtism.Tests.Manifests;

public sealed class ManifestReaderTests
{
    private const string Hash = "9F86D081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    [Fact]
    public void Every_field_is_read()
    {
        PluginManifest manifest = PluginManifest.Parse($$"""
            {
              "wasm": [
                { "path": "a.wasm", "name": "a", "hash": "{{Hash}}" },
                { "data": "AGFzbQ==" },
                { "url": "https://example.com/b.wasm", "headers": { "X-Key": "1" }, "method": "post", "name": "main" }
              ],
              "memory": { "max_pages": 4294967295, "max_http_response_bytes": 18446744073709551615, "max_var_bytes": 0 },
              "config": { "greeting": "Hëllo", "": "" },
              "allowed_hosts": ["*.example.com"],
              "allowed_paths": { "ro:/data": "/in", "C:\\out": "/out" },
              "timeout_ms": 1500
            }
            """);

        var file = Assert.IsType<ManifestFileModule>(manifest.Modules[0]);
        Assert.Equal(("a.wasm", "a", Hash), (file.Path, file.Name, file.Hash));
        var data = Assert.IsType<ManifestDataModule>(manifest.Modules[1]);
        Assert.Equal("\0asm"u8.ToArray(), data.Data.ToArray());
        Assert.Equal((null, null), (data.Name, data.Hash));
        var url = Assert.IsType<ManifestUrlModule>(manifest.Modules[2]);
        Assert.Equal((new Uri("https://example.com/b.wasm"), "post", "main", "1"), (url.Url, url.Method, url.Name, url.Headers["X-Key"]));
        Assert.Equal((uint.MaxValue, ulong.MaxValue, 0UL), (manifest.Memory.MaxPages, manifest.Memory.MaxHttpResponseBytes, manifest.Memory.MaxVariableBytes));
        Assert.Equal(("Hëllo", ""), (manifest.Config["greeting"], manifest.Config[""]));
        Assert.Equal(["*.example.com"], manifest.AllowedHosts!);
        Assert.Equal([new ManifestPath("C:\\out", "/out"), new ManifestPath("/data", "/in", readOnly: true)], manifest.AllowedPaths!);
        Assert.Equal(1500UL, manifest.TimeoutMilliseconds);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"wasm":[],"memory":{},"config":{}}""")]
    [InlineData("""{"memory":{"max_pages":null,"max_http_response_bytes":null,"max_var_bytes":null},"allowed_hosts":null,"allowed_paths":null,"timeout_ms":null}""")]
    public void What_is_left_out_or_null_where_it_may_be_is_the_default(string json)
    {
        PluginManifest manifest = PluginManifest.Parse(json);

        Assert.Empty(manifest.Modules);
        Assert.Empty(manifest.Config);
        Assert.Equal((null, null, null), (manifest.AllowedHosts, manifest.AllowedPaths, manifest.TimeoutMilliseconds));
        Assert.Equal((null, null, null), (manifest.Memory.MaxPages, manifest.Memory.MaxHttpResponseBytes, manifest.Memory.MaxVariableBytes));
        Assert.Equal("""{"wasm":[]}""", manifest.ToJson());
    }

    [Fact]
    public void Name_hash_and_method_may_be_null() =>
        Assert.Equal(
            """{"wasm":[{"url":"https://a/"}]}""",
            PluginManifest.Parse("""{"wasm":[{"url":"https://a/","name":null,"hash":null,"method":null,"headers":{}}]}""").ToJson());

    [Theory]
    [InlineData("""{"wsm":[]}""", "$.wsm: unknown field; did you mean 'wasm'?")]
    [InlineData("""{"timeoutMs":1}""", "$.timeoutMs: unknown field; did you mean 'timeout_ms'?")]
    [InlineData("""{"something else":1}""", "$['something else']: unknown field.")]
    [InlineData("""{"it's \\ \u0001":1}""", @"$['it\'s \\ \u0001']: unknown field.")]
    [InlineData("""{"wasm":[{"pth":"a"}]}""", "$.wasm[0].pth: unknown field; did you mean 'path'?")]
    [InlineData("""{"wasm":[{"path":"a"},{"path":"a","nam":"x"}]}""", "$.wasm[1].nam: unknown field; did you mean 'name'?")]
    [InlineData("""{"wasm":[{"req":{"url":"https://a"}}]}""", "$.wasm[0].req: unknown field; 'url', 'headers' and 'method' belong into the entry itself.")]
    [InlineData("""{"memory":{"maxPages":1}}""", "$.memory.maxPages: unknown field; did you mean 'max_pages'?")]
    public void Unknown_fields_are_refused_with_their_path(string json, string problem) => Refuses(json, problem);

    [Theory]
    [InlineData("[]", "$: must be an object, not an array.")]
    [InlineData("null", "$: must be an object, not null.")]
    [InlineData("\"x\"", "$: must be an object, not text.")]
    [InlineData("""{"wasm":{}}""", "$.wasm: must be an array, not an object.")]
    [InlineData("""{"wasm":null}""", "$.wasm: must be an array, not null.")]
    [InlineData("""{"wasm":["a.wasm"]}""", "$.wasm[0]: must be an object, not text.")]
    [InlineData("""{"wasm":[{"path":1}]}""", "$.wasm[0].path: must be text, not a number.")]
    [InlineData("""{"wasm":[{"path":"a","name":true}]}""", "$.wasm[0].name: must be text, not true.")]
    [InlineData("""{"wasm":[{"url":"https://a","headers":{"x":1}}]}""", "$.wasm[0].headers.x: must be text, not a number.")]
    [InlineData("""{"memory":null}""", "$.memory: must be an object, not null.")]
    [InlineData("""{"memory":{"max_pages":"1"}}""", "$.memory.max_pages: must be a number, not text.")]
    [InlineData("""{"config":{"a b":1}}""", "$.config['a b']: must be text, not a number.")]
    [InlineData("""{"config":{"a":null}}""", "$.config.a: must be text, not null.")]
    [InlineData("""{"config":null}""", "$.config: must be an object, not null.")]
    [InlineData("""{"allowed_hosts":"a"}""", "$.allowed_hosts: must be an array, not text.")]
    [InlineData("""{"allowed_hosts":["a",false]}""", "$.allowed_hosts[1]: must be text, not false.")]
    [InlineData("""{"allowed_paths":["/a"]}""", "$.allowed_paths: must be an object, not an array.")]
    [InlineData("""{"allowed_paths":{"/a":{}}}""", "$.allowed_paths['/a']: must be text, not an object.")]
    [InlineData("""{"timeout_ms":"1"}""", "$.timeout_ms: must be a number, not text.")]
    public void Wrong_types_are_refused_with_their_path(string json, string problem) => Refuses(json, problem);

    [Theory]
    [InlineData("""{"timeout_ms":-1}""", "$.timeout_ms: must be a whole number from 0 to 18446744073709551615.")]
    [InlineData("""{"timeout_ms":1.5}""", "$.timeout_ms: must be a whole number")]
    [InlineData("""{"timeout_ms":18446744073709551616}""", "$.timeout_ms: must be a whole number")]
    [InlineData("""{"memory":{"max_pages":4294967296}}""", "$.memory.max_pages: must be a whole number from 0 to 4294967295.")]
    [InlineData("""{"wasm":[{"path":""}]}""", "$.wasm[0].path: must not be empty.")]
    [InlineData("""{"wasm":[{"data":"*"}]}""", "$.wasm[0].data: is not Base64.")]
    [InlineData("""{"wasm":[{"data":{"ptr":1,"len":2}}]}""", "$.wasm[0].data: an address in the memory of the process is not supported")]
    [InlineData("""{"wasm":[{"url":"b.wasm"}]}""", "$.wasm[0].url: must be an absolute address that begins with https: or http:.")]
    [InlineData("""{"wasm":[{"url":"file:///b.wasm"}]}""", "$.wasm[0].url: must be an absolute address")]
    [InlineData("""{"wasm":[{"url":"https://a","method":"G ET"}]}""", "$.wasm[0].method: must be the name of an HTTP method.")]
    [InlineData("""{"wasm":[{"path":"a","hash":"123"}]}""", "$.wasm[0].hash: must be a SHA-256: 64 hex digits.")]
    [InlineData("""{"wasm":[{}]}""", "$.wasm[0]: must have exactly one of 'path', 'data' and 'url', and has none.")]
    [InlineData("""{"wasm":[{"path":"a","url":"https://a"}]}""", "$.wasm[0]: must have exactly one of 'path', 'data' and 'url', and has 'path' and 'url'.")]
    [InlineData("""{"wasm":[{"path":"a","headers":{}}]}""", "$.wasm[0].headers: belongs to an entry with 'url', and this one has 'path'.")]
    [InlineData("""{"wasm":[{"data":"","method":"GET"}]}""", "$.wasm[0].method: belongs to an entry with 'url', and this one has 'data'.")]
    [InlineData("""{"allowed_paths":{"ro:":"/a"}}""", "$.allowed_paths['ro:']: must name a folder of the host")]
    [InlineData("""{"allowed_paths":{"":"/a"}}""", "$.allowed_paths['']: must name a folder of the host")]
    [InlineData("""{"allowed_paths":{"ro:ro:/a":"/a"}}""", "$.allowed_paths['ro:ro:/a']: must name a folder of the host")]
    [InlineData("""{"allowed_paths":{"/a":""}}""", "$.allowed_paths['/a']: must not be empty.")]
    [InlineData("""{"config":{"a":"\ud800"}}""", "$.config.a: has half of a surrogate pair.")]
    [InlineData("""{"config":{"\ud800":"a"}}""", "$.config: has a name with half of a surrogate pair.")]
    public void Wrong_values_are_refused_with_their_path(string json, string problem) => Refuses(json, problem);

    [Theory]
    [InlineData("""{"wasm":[],"wasm":[]}""", "$.wasm: is there twice.")]
    [InlineData("""{"config":{"a":"1","\u0061":"1"}}""", "$.config.a: is there twice.")]
    [InlineData("""{"wasm":[{"path":"a","path":"a"}]}""", "$.wasm[0].path: is there twice.")]
    [InlineData("""{"allowed_paths":{"/a":"/a","/a":"/b"}}""", "$.allowed_paths['/a']: is there twice.")]
    public void Duplicates_are_refused_with_their_path(string json, string problem) => Refuses(json, problem);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("""{"wasm":[],}""")]
    [InlineData("""{"wasm":[{"path":"a"},]}""")]
    [InlineData("""{/* no */}""")]
    [InlineData("{} // no")]
    [InlineData("{}{}")]
    [InlineData("{'wasm':[]}")]
    [InlineData("""{"config":[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]}""")]
    public void What_is_no_strict_JSON_is_refused(string json) => Refuses(json, "it is not JSON: ");

    [Fact]
    public void A_syntax_error_says_where_it_is() => Refuses("{\n  \"wasm\": oops\n}", "LineNumber: 1");

    [Fact]
    public void What_is_not_UTF8_is_refused() =>
        Assert.Contains("it is not UTF-8.", Assert.Throws<PluginLoadException>(() => PluginManifest.Parse([.. "{\"config\":{\"a\":\""u8, 0xff, .. "\"}}"u8])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_byte_order_mark_is_skipped() =>
        Assert.Equal(1UL, PluginManifest.Parse(Encoding.UTF8.GetBytes("\uFEFF{\"timeout_ms\":1}")).TimeoutMilliseconds);

    [Fact]
    public void A_manifest_that_is_too_long_is_refused_before_it_is_read() =>
        Assert.Contains($"may have {PluginManifest.MaxJsonBytes}", Assert.Throws<PluginLoadException>(() => PluginManifest.Parse(new byte[PluginManifest.MaxJsonBytes + 1])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_very_long_name_is_cut_in_messages() =>
        Assert.InRange(Assert.Throws<PluginLoadException>(() => PluginManifest.Parse($$"""{"{{new string('x', 100_000)}}":1}""")).Message.Length, 1, 200);

    private static void Refuses(string json, string problem)
    {
        var exception = Assert.Throws<PluginLoadException>(() => PluginManifest.Parse(json));

        Assert.Equal((PluginLoadFailure.Manifest, ""), (exception.Failure, exception.PluginName));
        Assert.StartsWith("The manifest cannot be read: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }
}
