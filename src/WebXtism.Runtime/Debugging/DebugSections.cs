using System.Text;
using WebXtism.Modules;

namespace WebXtism.Debugging;

/// <summary>The parts of a module that say which instruction comes from which line: copies, so that the module's bytes can go.</summary>
/// <param name="ModuleName">The name that the module gives itself, if any.</param>
/// <param name="CodeStart">Where the content of the code section begins in the module: addresses of DWARF count from there.</param>
/// <param name="CodeLength">How many bytes it has.</param>
/// <param name="Lines">The content of <c>.debug_line</c>.</param>
/// <param name="Strings">The content of <c>.debug_line_str</c>, where DWARF 5 keeps names of files; it may be empty.</param>
internal sealed record DebugSections(string? ModuleName, int CodeStart, int CodeLength, byte[] Lines, byte[] Strings)
{
    // Far more than compilers write for the largest plugins: a hostile module must not make the first trap take seconds.
    private const int MaxLength = 16 * 1024 * 1024;

    private const byte ModuleNameSubsection = 0;

    /// <summary>Finds the sections of a module.</summary>
    /// <returns>The sections, or <see langword="null"/> when the module has no line table.</returns>
    public static DebugSections? Read(ReadOnlySpan<byte> wasm)
    {
        string? name = null;
        int codeStart = 0;
        int codeLength = 0;
        ReadOnlySpan<byte> lines = default;
        ReadOnlySpan<byte> strings = default;
        var sections = new ModuleSections(wasm);
        while (sections.MoveNext())
        {
            if (sections.Id == ModuleSections.Code)
            {
                (codeStart, codeLength) = (sections.Start, sections.Content.Length);
            }
            else if (sections.Id == ModuleSections.Custom)
            {
                var custom = new ByteReader(sections.Content);
                ReadOnlySpan<byte> title = custom.Bytes(custom.Unsigned());
                ReadOnlySpan<byte> data = sections.Content[custom.Position..];
                if (title.SequenceEqual(".debug_line"u8))
                {
                    lines = data;
                }
                else if (title.SequenceEqual(".debug_line_str"u8))
                {
                    strings = data;
                }
                else if (title.SequenceEqual("name"u8))
                {
                    name = NameOf(data);
                }
            }
        }

        return lines.IsEmpty || lines.Length > MaxLength || strings.Length > MaxLength
            ? null
            : new(name, codeStart, codeLength, lines.ToArray(), strings.ToArray());
    }

    private static string? NameOf(ReadOnlySpan<byte> nameSection)
    {
        var reader = new ByteReader(nameSection);
        if (reader.Byte() != ModuleNameSubsection)
        {
            return null;
        }

        reader.Unsigned();
        ReadOnlySpan<byte> name = reader.Bytes(reader.Unsigned());
        return name.IsEmpty ? null : Encoding.UTF8.GetString(name);
    }
}
