using System.Text;
using WebXtism.Modules;

namespace WebXtism.Debugging;

/// <summary>The names of the source files of one unit. A name is looked for when a frame needs it; nothing is kept.</summary>
internal readonly ref struct FileTable(ushort version, bool is64, ReadOnlySpan<byte> table, ReadOnlySpan<byte> strings)
{
    private const int MaxNameLength = 512;

    private readonly ReadOnlySpan<byte> _table = table;
    private readonly ReadOnlySpan<byte> _strings = strings;

    /// <summary>Finds the path of a file.</summary>
    /// <param name="file">Its index, as rows have it.</param>
    /// <returns>
    /// The path as the compiler was given it: relative to the folder of the compilation, or absolute. <see langword="null"/> when
    /// there is no such file.
    /// </returns>
    public string? Find(ulong file)
    {
        var reader = new ByteReader(_table);
        ReadOnlySpan<byte> name;
        ReadOnlySpan<byte> folder;
        if (version >= 5)
        {
            FindNew(ref reader, file, out name, out folder);
        }
        else
        {
            FindOld(ref reader, file, out name, out folder);
        }

        if (reader.Failed || name.IsEmpty)
        {
            return null;
        }

        string path = Text(name);
        return folder.IsEmpty || IsAbsolute(path) ? path : $"{Text(folder)}/{path}";
    }

    private static bool IsAbsolute(string path) => path is ['/' or '\\', ..] or [_, ':', ..];

    // The name ends up in messages and logs, and a module may claim any.
    private static string Text(ReadOnlySpan<byte> name)
    {
        string text = Encoding.UTF8.GetString(name[..Math.Min(name.Length, MaxNameLength)]);
        return text.Any(char.IsControl) ? string.Concat(text.Select(static c => char.IsControl(c) ? '?' : c)) : text;
    }

    // Before DWARF 5: names that end with zero, lists that end with an empty name, indices from 1. Folder 0 is that of the compilation.
    private static void FindOld(scoped ref ByteReader reader, ulong file, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> folder)
    {
        ByteReader folders = reader;
        while (!reader.ZeroTerminated().IsEmpty)
        {
        }

        ulong folderIndex = 0;
        name = default;
        folder = default;
        for (ulong i = 1; i <= file; i++)
        {
            name = reader.ZeroTerminated();
            if (name.IsEmpty)
            {
                return;
            }

            folderIndex = reader.Unsigned();
            reader.Unsigned(); // time
            reader.Unsigned(); // length
        }

        for (ulong i = 1; i <= folderIndex && !(folder = folders.ZeroTerminated()).IsEmpty; i++)
        {
        }
    }

    // Since DWARF 5: both lists say what an entry has, indices from 0. Folder 0 is that of the compilation, and is left out here too.
    private void FindNew(scoped ref ByteReader reader, ulong file, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> folder)
    {
        ByteReader folders = reader;
        Walk(ref reader, ulong.MaxValue, out _, out _);
        folder = default;
        if (Walk(ref reader, file, out name, out ulong folderIndex) && folderIndex != 0)
        {
            Walk(ref folders, folderIndex, out folder, out _);
        }
    }

    /// <summary>Reads a list up to an entry, or to its end when it has no such entry.</summary>
    private bool Walk(scoped ref ByteReader reader, ulong index, out ReadOnlySpan<byte> path, out ulong folder)
    {
        const ulong Path = 1, Folder = 2;
        path = default;
        folder = 0;
        ByteReader formats = reader;
        byte fields = formats.Byte();
        reader = formats;
        for (int i = 0; i < fields; i++)
        {
            reader.Unsigned();
            reader.Unsigned();
        }

        ulong count = reader.Unsigned();
        for (ulong entry = 0; entry < count; entry++)
        {
            int before = reader.Position;
            path = default;
            folder = 0;
            ByteReader format = formats;
            for (int i = 0; i < fields; i++)
            {
                ulong content = format.Unsigned();
                ReadOnlySpan<byte> text = Field(ref reader, format.Unsigned(), out ulong number);
                if (content == Path)
                {
                    path = text;
                }
                else if (content == Folder)
                {
                    folder = number;
                }
            }

            // An entry of no bytes could be claimed 2⁶⁴ times.
            if (entry == index || reader.Failed || reader.Position == before)
            {
                return entry == index && !reader.Failed;
            }
        }

        return false;
    }

    private ReadOnlySpan<byte> Field(scoped ref ByteReader reader, ulong form, out ulong number)
    {
        const ulong Data2 = 0x05, Data4 = 0x06, Data8 = 0x07, InPlace = 0x08, Block = 0x09, Data1 = 0x0b, Number = 0x0f, Data16 = 0x1e, LineString = 0x1f;
        number = 0;
        switch (form)
        {
            case InPlace:
                return reader.ZeroTerminated();
            case LineString:
                return StringAt(is64 ? reader.UInt64() : reader.UInt32());
            case Number:
                number = reader.Unsigned();
                return default;
            case Data1:
                number = reader.Byte();
                return default;
            case Data2:
                number = reader.UInt16();
                return default;
            case Data4:
                number = reader.UInt32();
                return default;
            case Data8:
                number = reader.UInt64();
                return default;
            case Data16:
                reader.Bytes(16);
                return default;
            case Block:
                reader.Bytes(reader.Unsigned());
                return default;
            default:
                reader.Fail();
                return default;
        }
    }

    private ReadOnlySpan<byte> StringAt(ulong offset) =>
        offset < (ulong)_strings.Length ? new ByteReader(_strings[(int)offset..]).ZeroTerminated() : default;
}
