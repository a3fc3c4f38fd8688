using System.Text;
using System.Text.Json;
using CsCheck;

namespace WebXtism.Tests.Manifests;

public sealed class ManifestPropertyTests
{
    private static readonly byte[] s_tokens = [.. "{}[]:,\"\\'0-9e.+tfnu/* \n\0\u00ff"u8];

    [Fact]
    public void What_is_written_is_read_as_the_same_manifest() =>
        ManifestGen.Any.Sample(
            manifest =>
            {
                PluginManifest read = PluginManifest.Parse(manifest.ToJson());

                Assert.Equal(manifest.Modules.Select(Shape), read.Modules.Select(Shape));
                Assert.Equal((manifest.Memory.MaxPages, manifest.Memory.MaxHttpResponseBytes, manifest.Memory.MaxVariableBytes), (read.Memory.MaxPages, read.Memory.MaxHttpResponseBytes, read.Memory.MaxVariableBytes));
                Assert.Equal(manifest.Config, read.Config);
                Assert.Equal(manifest.AllowedHosts, read.AllowedHosts);
                Assert.Equal(manifest.AllowedPaths, read.AllowedPaths);
                Assert.Equal(manifest.TimeoutMilliseconds, read.TimeoutMilliseconds);
            },
            iter: 2_000,
            threads: 1);

    [Fact]
    public void Reading_and_writing_gives_the_one_canonical_text() =>
        Gen.Select(ManifestGen.Any, Gen.Int[0, int.MaxValue]).Sample(
            (manifest, seed) =>
            {
                string canonical = manifest.ToJson();

                // The same manifest as somebody else would write it: fields in another order, white space, defaults spelled out.
                string other = Rewritten(canonical, new Random(seed));
                Assert.Equal(canonical, PluginManifest.Parse(other).ToJson());
                Assert.Equal(canonical, PluginManifest.Parse(manifest.ToJson(indented: true)).ToJson());
            },
            iter: 1_000,
            threads: 1);

    [Fact]
    public void A_mutated_manifest_is_read_or_refused_and_nothing_else()
    {
        Gen<(int Place, int Length, byte[] Bytes)> edit = Gen.Select(Gen.Int[0, 100_000], Gen.Int[0, 4], Gen.OneOf(Gen.OneOf(s_tokens), Gen.Byte).Array[0, 4]);
        Gen.Select(ManifestGen.Any, edit.Array[1, 5]).Sample(
            (manifest, edits) =>
            {
                List<byte> json = [.. Encoding.UTF8.GetBytes(manifest.ToJson())];
                foreach ((int place, int length, byte[] bytes) in edits)
                {
                    int start = place % (json.Count + 1);
                    json.RemoveRange(start, Math.Min(length, json.Count - start));
                    json.InsertRange(start, bytes);
                }

                Survives([.. json]);
            },
            iter: 5_000,
            threads: 1);
    }

    [Fact]
    public void Any_value_in_the_place_of_another_is_read_or_refused_and_nothing_else()
    {
        string[] values = ["null", "true", "1", "-1", "1e400", "\"\"", "\"\\ud800\"", "\"ro:\"", "[]", "[null]", "{}", "{\"\":null}", "{\"path\":\"a\"}", "\"http://[\"", "\"https://\\u0000\""];
        string[] places =
        [
            "@", "{\"wasm\":@}", "{\"wasm\":[@]}", "{\"wasm\":[{\"path\":@}]}", "{\"wasm\":[{\"data\":@}]}", "{\"wasm\":[{\"url\":@}]}", "{\"wasm\":[{\"url\":\"https://a\",\"headers\":@}]}",
            "{\"wasm\":[{\"path\":\"a\",\"name\":@}]}", "{\"wasm\":[{\"path\":\"a\",\"hash\":@}]}", "{\"memory\":@}", "{\"memory\":{\"max_pages\":@}}", "{\"config\":@}", "{\"config\":{\"a\":@}}",
            "{\"allowed_hosts\":@}", "{\"allowed_hosts\":[@]}", "{\"allowed_paths\":@}", "{\"allowed_paths\":{\"a\":@}}", "{\"timeout_ms\":@}",
        ];

        Assert.All(places, place => Assert.All(values, value => Survives(Encoding.UTF8.GetBytes(place.Replace("@", value, StringComparison.Ordinal)))));
    }

    private static void Survives(byte[] json)
    {
        PluginManifest manifest;
        try
        {
            manifest = PluginManifest.Parse(json);
        }
        catch (PluginLoadException exception)
        {
            Assert.Equal(PluginLoadFailure.Manifest, exception.Failure);
            return;
        }

        // What is accepted can be written, and is the same again.
        string canonical = manifest.ToJson();
        Assert.Equal(canonical, PluginManifest.Parse(canonical).ToJson());
    }

    private static string Rewritten(string json, Random random)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = random.Next(2) == 0 }))
        {
            Shuffle(document.RootElement, writer, random);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Shuffle(JsonElement element, Utf8JsonWriter writer, Random random)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty property in element.EnumerateObject().OrderBy(_ => random.Next()))
                {
                    writer.WritePropertyName(property.Name);
                    Shuffle(property.Value, writer, random);
                }

                if (element.TryGetProperty("wasm", out JsonElement wasm) && wasm.ValueKind == JsonValueKind.Array && !element.TryGetProperty("timeout_ms", out _))
                {
                    writer.WriteNull("timeout_ms");
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Shuffle(item, writer, random);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static string Shape(ManifestModule module)
    {
        string origin = module switch
        {
            ManifestFileModule file => file.Path,
            ManifestDataModule data => Convert.ToHexString(data.Data.Span),
            ManifestUrlModule url => $"{url.Url.OriginalString} {url.Method} {string.Join('&', url.Headers.Select(header => $"{header.Key}={header.Value}"))}",
            _ => throw new InvalidOperationException(),
        };
        return $"{module.GetType().Name} {origin} name={module.Name ?? "-"} hash={module.Hash}";
    }
}
