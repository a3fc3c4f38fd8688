using System.Text.Json;

namespace WebXtism.Manifests;

/// <summary>Writes manifests in the one form that equal ones share.</summary>
internal static class ManifestWriter
{
    public static void Write(Utf8JsonWriter writer, PluginManifest manifest)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("wasm"u8);
        foreach (ManifestModule module in manifest.Modules)
        {
            Write(writer, module);
        }

        writer.WriteEndArray();
        if (!manifest.Memory.IsDefault)
        {
            Write(writer, manifest.Memory);
        }

        if (manifest.Config.Count > 0)
        {
            Write(writer, "config", manifest.Config);
        }

        if (manifest.AllowedHosts is { } hosts)
        {
            writer.WriteStartArray("allowed_hosts"u8);
            foreach (string host in hosts)
            {
                writer.WriteStringValue(host);
            }

            writer.WriteEndArray();
        }

        if (manifest.AllowedPaths is { } paths)
        {
            Write(writer, "allowed_paths", paths.Select(static path => KeyValuePair.Create(path.Key, path.GuestPath)));
        }

        if (manifest.TimeoutMilliseconds is { } timeout)
        {
            writer.WriteNumber("timeout_ms"u8, timeout);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ManifestModule module)
    {
        writer.WriteStartObject();
        switch (module)
        {
            case ManifestFileModule file:
                writer.WriteString("path"u8, file.Path);
                break;
            case ManifestDataModule data:
                writer.WriteBase64String("data"u8, data.Data.Span);
                break;
            case ManifestUrlModule url:
                // As it was written: the normal form of an address may differ from it.
                writer.WriteString("url"u8, url.Url.OriginalString);
                if (url.Headers.Count > 0)
                {
                    Write(writer, "headers", url.Headers);
                }

                WriteIfPresent(writer, "method", url.Method);
                break;
        }

        WriteIfPresent(writer, "name", module.Name);
        WriteIfPresent(writer, "hash", module.Hash);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ManifestMemory memory)
    {
        writer.WriteStartObject("memory"u8);
        WriteIfPresent(writer, "max_pages", memory.MaxPages);
        WriteIfPresent(writer, "max_http_response_bytes", memory.MaxHttpResponseBytes);
        WriteIfPresent(writer, "max_var_bytes", memory.MaxVariableBytes);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<KeyValuePair<string, string>> entries)
    {
        writer.WriteStartObject(name);
        foreach ((string key, string value) in entries)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteIfPresent(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteIfPresent(Utf8JsonWriter writer, string name, ulong? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }
}
