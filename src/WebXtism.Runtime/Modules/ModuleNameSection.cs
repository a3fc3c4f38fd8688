using System.Text;

namespace WebXtism.Modules;

/// <summary>
/// Writes the name that a module has in its plugin into the module, so that frames of traces tell which of several modules they
/// belong to. The name that a compiler gave it, if any, says less.
/// </summary>
internal static class ModuleNameSection
{
    private const byte ModuleNameSubsection = 0;

    /// <returns>
    /// The module with one more section at its end, so that offsets stay what they are. A module whose sections do not end
    /// where its bytes do stays as it is: the engine must see that.
    /// </returns>
    public static byte[] Append(ReadOnlySpan<byte> wasm, string name)
    {
        var sections = new ModuleSections(wasm);
        while (sections.MoveNext())
        {
        }

        if (sections.Failed)
        {
            return wasm.ToArray();
        }

        byte[] content = [.. Vector("name"u8), ModuleNameSubsection, .. Vector(Vector(Encoding.UTF8.GetBytes(name)))];
        return [.. wasm, ModuleSections.Custom, .. Vector(content)];
    }

    // A length in LEB128, then the bytes.
    private static byte[] Vector(ReadOnlySpan<byte> bytes)
    {
        var vector = new List<byte>(bytes.Length + 5);
        uint length = (uint)bytes.Length;
        for (; length >= 0x80; length >>= 7)
        {
            vector.Add((byte)(length | 0x80));
        }

        vector.Add((byte)length);
        vector.AddRange(bytes);
        return [.. vector];
    }
}
