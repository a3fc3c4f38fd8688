namespace WebXtism.Modules;

/// <summary>
/// How large a module is, read from its bytes before an engine spends time and memory on it. Nothing is validated: where the
/// bytes stop making sense reading stops, and the engine refuses them.
/// </summary>
internal readonly record struct ModuleOutline(long Functions, int Tables, ulong LargestTable)
{
    public static ModuleOutline Read(ReadOnlySpan<byte> module)
    {
        long declared = 0, bodies = 0;
        int tables = 0;
        ulong largest = 0;
        var sections = new ModuleSections(module);
        while (sections.MoveNext())
        {
            var section = new ByteReader(sections.Content);
            switch (sections.Id)
            {
                case ModuleSections.Function:
                    declared += Count(ref section);
                    break;
                case ModuleSections.Code:
                    bodies += Count(ref section);
                    break;
                case ModuleSections.Table:
                    int items = Count(ref section);
                    tables += items;
                    largest = Math.Max(largest, LargestOf(section, items));
                    break;
            }
        }

        return new(Math.Max(declared, bodies), tables, largest);
    }

    // Each element takes a byte at least, so a count that is larger is a lie; the engine finds out.
    private static int Count(ref ByteReader section)
    {
        ulong count = section.Unsigned();
        return (int)Math.Min(count, (ulong)section.Remaining);
    }

    // A table is a reference type, flags, a minimum, and a maximum where bit 0 of the flags says so. Other encodings (types by
    // index, initial values) end the reading: instantiation still refuses a table that is too large.
    private static ulong LargestOf(ByteReader section, int count)
    {
        ulong largest = 0;
        for (int i = 0; i < count && section.Byte() is 0x70 or 0x6f; i++)
        {
            byte flags = section.Byte();
            ulong minimum = section.Unsigned();
            if ((flags & 1) != 0)
            {
                section.Unsigned();
            }

            if (section.Failed)
            {
                break;
            }

            largest = Math.Max(largest, minimum);
        }

        return largest;
    }
}
