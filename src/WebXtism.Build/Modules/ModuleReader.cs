using System.Globalization;

namespace WebXtism.Build.Modules;

/// <summary>
/// Reads what a module imports and exports. Code and data are passed over: whether they are valid is for the engine to say.
/// Modules come from anywhere, so nothing in them is believed.
/// </summary>
internal sealed class ModuleReader
{
    // What engines take at most, so nothing that runs is refused here.
    private const int MaxEntries = 1_000_000;
    private const int MaxValues = 1_000;

    private readonly List<string?> _types = [];
    private readonly List<uint> _functions = [];
    private readonly List<ModuleItem> _imports = [];
    private readonly List<ModuleItem> _exports = [];

    // Of all names and signatures: what nobody could describe must not fill the memory first.
    private int _length;

    private ModuleReader()
    {
    }

    /// <exception cref="ModuleFormatException">The bytes are no module.</exception>
    public static WasmModule Read(byte[] bytes)
    {
        ModuleHeader.Verify(bytes);
        var reader = new ModuleReader();
        reader.ReadSections(new BinaryCursor(bytes, ModuleHeader.Length, bytes.Length));
        return new WasmModule(reader._imports, reader._exports);
    }

    private void ReadSections(BinaryCursor file)
    {
        var seen = new HashSet<byte>();
        while (!file.AtEnd)
        {
            int offset = file.Position;
            byte id = file.ReadByte("a section");
            BinaryCursor section = file.ReadPart(BinaryCursor.Invariant($"section {id}"));
            if (id != 0 && !seen.Add(id))
            {
                throw new ModuleFormatException(offset, BinaryCursor.Invariant($"section {id} comes twice"));
            }

            Action<BinaryCursor>? read = id switch
            {
                0 => static custom => custom.ReadName("the name of a custom section"),
                1 => ReadTypes,
                2 => ReadImports,
                3 => ReadFunctions,
                7 => ReadExports,
                _ => null,
            };
            read?.Invoke(section);
            if (id != 0 && read is not null && !section.AtEnd)
            {
                throw new ModuleFormatException(section.Position, BinaryCursor.Invariant($"section {id} has more bytes than its entries"));
            }
        }
    }

    private void ReadTypes(BinaryCursor section)
    {
        for (int left = section.ReadCount("types", MaxEntries); left > 0; left--)
        {
            const byte Recursive = 0x4E;
            byte form = section.ReadByte("a type");
            if (form != Recursive)
            {
                ReadSubType(section, form);
                continue;
            }

            for (int group = section.ReadCount("types of a group", MaxEntries); group > 0; group--)
            {
                ReadSubType(section, section.ReadByte("a type"));
            }
        }
    }

    private void ReadSubType(BinaryCursor section, byte form)
    {
        if (_types.Count == MaxEntries)
        {
            throw new ModuleFormatException(section.Position - 1, BinaryCursor.Invariant($"there are more than {MaxEntries} types, which is more than any engine takes"));
        }

        if (form is 0x4F or 0x50)
        {
            for (int parents = section.ReadCount("parents of a type", MaxEntries); parents > 0; parents--)
            {
                section.ReadUInt32("the parent of a type");
            }

            form = section.ReadByte("a type");
        }

        switch (form)
        {
            case 0x60:
                string parameters = ReadValues(section, "parameters");
                string signature = $"{parameters} -> {ReadValues(section, "results")}";
                Hold(section, signature.Length);
                _types.Add(signature);
                break;
            case 0x5F:
                for (int fields = section.ReadCount("fields", MaxEntries); fields > 0; fields--)
                {
                    SkipField(section);
                }

                _types.Add(null);
                break;
            case 0x5E:
                SkipField(section);
                _types.Add(null);
                break;
            default:
                throw new ModuleFormatException(section.Position - 1, Unknown("form of a type", form));
        }
    }

    private static string ReadValues(BinaryCursor section, string what)
    {
        var values = new List<string>();
        for (int left = section.ReadCount(what, MaxValues); left > 0; left--)
        {
            values.Add(ReadValueType(section, section.ReadByte(what)));
        }

        return $"({string.Join(", ", values)})";
    }

    // References are all alike here: no plugin function and no host function takes one.
    private static string ReadValueType(BinaryCursor section, byte code)
    {
        switch (code)
        {
            case 0x7F:
                return "i32";
            case 0x7E:
                return "i64";
            case 0x7D:
                return "f32";
            case 0x7C:
                return "f64";
            case 0x7B:
                return "v128";
            case 0x63 or 0x64:
                section.SkipInt33("the type of a reference");
                return "ref";
            case >= 0x68 and <= 0x75:
                return "ref";
            default:
                throw new ModuleFormatException(section.Position - 1, Unknown("type of a value", code));
        }
    }

    private static void SkipField(BinaryCursor section)
    {
        byte type = section.ReadByte("a field");
        if (type is not (0x77 or 0x78))
        {
            ReadValueType(section, type);
        }

        section.ReadByte("whether a field can change");
    }

    private void ReadImports(BinaryCursor section)
    {
        for (int left = section.ReadCount("imports", MaxEntries); left > 0; left--)
        {
            string module = section.ReadName("the module of an import");
            string name = section.ReadName("the name of an import");
            Hold(section, module.Length + name.Length);
            byte kind = section.ReadByte("the kind of an import");
            _imports.Add(new ModuleItem(KindName(section, kind), ReadImportType(section, kind), module, name));
        }
    }

    private string ReadImportType(BinaryCursor section, byte kind)
    {
        switch (kind)
        {
            case 0:
                int offset = section.Position;
                uint type = section.ReadUInt32("the type of an import");
                _functions.Add(type);
                return Signature(type, offset);
            case 1:
                ReadValueType(section, section.ReadByte("the type of a table"));
                SkipLimits(section);
                break;
            case 2:
                SkipLimits(section);
                break;
            case 3:
                ReadValueType(section, section.ReadByte("the type of a global"));
                section.ReadByte("whether a global can change");
                break;
            default:
                section.ReadByte("the attribute of a tag");
                section.ReadUInt32("the type of a tag");
                break;
        }

        return "";
    }

    private static void SkipLimits(BinaryCursor section)
    {
        const byte HasMaximum = 1;
        const byte HasPageSize = 8;
        byte flags = section.ReadByte("the limits of a memory or table");
        section.ReadUInt64("the size of a memory or table");
        if ((flags & HasMaximum) != 0)
        {
            section.ReadUInt64("the largest size of a memory or table");
        }

        if ((flags & HasPageSize) != 0)
        {
            section.ReadUInt32("the page size of a memory");
        }
    }

    private void ReadFunctions(BinaryCursor section)
    {
        for (int left = section.ReadCount("functions", MaxEntries); left > 0; left--)
        {
            _functions.Add(section.ReadUInt32("the type of a function"));
        }
    }

    private void ReadExports(BinaryCursor section)
    {
        for (int left = section.ReadCount("exports", MaxEntries); left > 0; left--)
        {
            string name = section.ReadName("the name of an export");
            Hold(section, name.Length);
            byte kind = section.ReadByte("the kind of an export");
            string kindName = KindName(section, kind);
            int offset = section.Position;
            uint index = section.ReadUInt32("what an export names");
            if (kind == 0 && index >= _functions.Count)
            {
                throw new ModuleFormatException(offset, BinaryCursor.Invariant($"an export is function {index}, and there are {_functions.Count}"));
            }

            _exports.Add(new ModuleItem(kindName, kind == 0 ? Signature(_functions[(int)index], offset) : "", "", name));
        }
    }

    private void Hold(BinaryCursor section, int length)
    {
        if (length > ModuleText.MaxLength - _length)
        {
            throw new ModuleFormatException(section.Position, ModuleText.TooLong);
        }

        _length += length;
    }

    private string Signature(uint type, int offset) =>
        type < _types.Count && _types[(int)type] is { } signature
            ? signature
            : throw new ModuleFormatException(offset, BinaryCursor.Invariant($"a function has type {type}, which is no type of a function"));

    private static string KindName(BinaryCursor section, byte kind) => kind switch
    {
        0 => "function",
        1 => "table",
        2 => "memory",
        3 => "global",
        4 => "tag",
        _ => throw new ModuleFormatException(section.Position - 1, Unknown("kind of an import or export", kind)),
    };

    private static string Unknown(string what, byte code) => $"{what} 0x{code.ToString("x2", CultureInfo.InvariantCulture)} is unknown";
}
