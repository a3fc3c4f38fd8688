using System.Globalization;
using System.Text;

namespace WebXtism.Modules;

/// <summary>Recognises bytes that are no core module, to say what they are instead of what the compiler makes of them.</summary>
internal static class ModuleFormat
{
    private static ReadOnlySpan<byte> Magic => "\0asm"u8;

    private static ReadOnlySpan<byte> CoreVersion => [1, 0, 0, 0];

    /// <exception cref="PluginLoadException">The bytes are no core module.</exception>
    public static void Verify(string plugin, ReadOnlySpan<byte> bytes)
    {
        if (Problem(bytes) is { } problem)
        {
            throw new PluginLoadException(plugin, PluginLoadFailure.NotWebAssembly, problem);
        }
    }

    private static string? Problem(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return "it is empty; a WebAssembly module begins with the bytes 00 61 73 6d.";
        }

        if (!bytes.StartsWith(Magic))
        {
            return IsText(bytes, out string start)
                ? start.StartsWith('(') || start.StartsWith(";;", StringComparison.Ordinal)
                    ? "it is WebAssembly text; assemble it first, with WebAssemblyText.Assemble or a tool such as wat2wasm."
                    : start.StartsWith('{')
                    ? "it is JSON; if that is a manifest, load it with PluginSource.ManifestFile, which also gives the plugin what the manifest allows."
                    : $"it is a text file that begins with '{start}', not a WebAssembly module; is the path right?"
                : string.Create(CultureInfo.InvariantCulture, $"it is no WebAssembly module: it begins with the byte {bytes[0]:x2} where a module begins with 00 61 73 6d.");
        }

        if (bytes.Length < 8)
        {
            return string.Create(CultureInfo.InvariantCulture, $"it is truncated: it has {bytes.Length} bytes and even the header of a module has 8.");
        }

        if (bytes[4..8].SequenceEqual(CoreVersion))
        {
            return null;
        }

        return bytes[6] == 1
            ? "it is a WebAssembly component; plugins are core modules. Build it without a component adapter (for Rust: the target wasm32-unknown-unknown or wasm32-wasip1)."
            : string.Create(CultureInfo.InvariantCulture, $"it has the binary version {bytes[4]}; version 1 is known.");
    }

    private static bool IsText(ReadOnlySpan<byte> bytes, out string start)
    {
        const int Sample = 24;
        ReadOnlySpan<byte> head = bytes[..Math.Min(Sample, bytes.Length)].TrimStart(" \t\r\n\uFEFF"u8);
        foreach (byte b in head)
        {
            if (b is < 0x20 and not ((byte)'\t' or (byte)'\r' or (byte)'\n') or >= 0x7f)
            {
                start = "";
                return false;
            }
        }

        int line = head.IndexOfAny((byte)'\r', (byte)'\n');
        start = Encoding.ASCII.GetString(line < 0 ? head : head[..line]);
        return true;
    }
}
