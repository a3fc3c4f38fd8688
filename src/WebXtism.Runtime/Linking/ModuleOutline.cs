namespace WebXtism.Linking;

/// <summary>
/// How large a module is, read from its bytes before an engine spends time and memory on it. Nothing is validated: where the
/// bytes stop making sense reading stops, and the engine refuses them.
/// </summary>
internal readonly record struct ModuleOutline(long Functions, int Tables, ulong LargestTable)
{
    private const int HeaderLength = 8;
    private const byte TableSection = 4;
    private const byte FunctionSection = 3;
    private const byte CodeSection = 10;

    public static ModuleOutline Read(ReadOnlySpan<byte> module)
    {
        ReadOnlySpan<byte> rest = module[Math.Min(HeaderLength, module.Length)..];
        long declared = 0, bodies = 0;
        int tables = 0;
        ulong largest = 0;
        while (!rest.IsEmpty)
        {
            byte id = rest[0];
            rest = rest[1..];
            if (!TryReadNumber(ref rest, out ulong length) || length > (ulong)rest.Length)
            {
                break;
            }

            ReadOnlySpan<byte> section = rest[..(int)length];
            rest = rest[(int)length..];
            if (id is not (FunctionSection or CodeSection or TableSection) || !TryReadNumber(ref section, out ulong count))
            {
                continue;
            }

            // Each element takes a byte at least, so a count that is larger is a lie; the engine finds out.
            var items = (int)Math.Min(count, (ulong)section.Length);
            switch (id)
            {
                case FunctionSection:
                    declared += items;
                    break;
                case CodeSection:
                    bodies += items;
                    break;
                default:
                    tables += items;
                    largest = Math.Max(largest, LargestOf(section, items));
                    break;
            }
        }

        return new(Math.Max(declared, bodies), tables, largest);
    }

    // A table is a reference type, flags, a minimum, and a maximum where bit 0 of the flags says so. Other encodings (types by
    // index, initial values) end the reading: instantiation still refuses a table that is too large.
    private static ulong LargestOf(ReadOnlySpan<byte> section, int count)
    {
        ulong largest = 0;
        for (int i = 0; i < count; i++)
        {
            if (section.Length < 2 || section[0] is not (0x70 or 0x6f))
            {
                break;
            }

            byte flags = section[1];
            section = section[2..];
            if (!TryReadNumber(ref section, out ulong minimum) || ((flags & 1) != 0 && !TryReadNumber(ref section, out _)))
            {
                break;
            }

            largest = Math.Max(largest, minimum);
        }

        return largest;
    }

    // LEB128, at most ten bytes.
    private static bool TryReadNumber(ref ReadOnlySpan<byte> bytes, out ulong value)
    {
        value = 0;
        for (int i = 0; i < Math.Min(10, bytes.Length); i++)
        {
            value |= (ulong)(bytes[i] & 0x7f) << (7 * i);
            if (bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return true;
            }
        }

        return false;
    }
}
