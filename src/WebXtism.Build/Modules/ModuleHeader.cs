namespace WebXtism.Build.Modules;

/// <summary>The first eight bytes of a module, and what stands there when a file is something else.</summary>
internal static class ModuleHeader
{
    public const int Length = 8;

    /// <exception cref="ModuleFormatException">The bytes do not begin like a core module.</exception>
    public static void Verify(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            throw new ModuleFormatException(0, "the file is empty");
        }

        if (bytes.Length < 4 || bytes[0] != 0 || bytes[1] != (byte)'a' || bytes[2] != (byte)'s' || bytes[3] != (byte)'m')
        {
            throw new ModuleFormatException(0, FirstLetter(bytes) switch
            {
                '(' or ';' => "the file is WebAssembly text; assemble it first, with a tool such as wat2wasm",
                '{' => "the file is JSON; include the modules that a manifest names, not the manifest",
                _ => "the file is no WebAssembly module; one begins with the bytes 00 61 73 6d",
            });
        }

        if (bytes.Length < Length)
        {
            throw new ModuleFormatException(bytes.Length, "the file is cut off in the middle of its header");
        }

        if (bytes[4] != 1 || bytes[5] != 0 || bytes[6] != 0 || bytes[7] != 0)
        {
            throw new ModuleFormatException(4, bytes[6] == 1
                ? "the file is a WebAssembly component; plugins are core modules, so build it without a component adapter"
                : "the file has a version of WebAssembly's binary format that is not known; version 1 is");
        }
    }

    private static char FirstLetter(byte[] bytes) => (char)bytes.FirstOrDefault(static b => b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF));
}
