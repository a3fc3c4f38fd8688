using System.Buffers.Binary;
using WebXtism.Engine;

namespace WebXtism.Wasi.Functions;

/// <summary>
/// The pieces of guest memory between which a read or write moves bytes, one after the other. The list itself lies in guest
/// memory, and a read may even overwrite it: each piece is looked at when its turn comes.
/// </summary>
internal ref struct GuestVectors(GuestMemory memory, uint list, uint count)
{
    private const int EntrySize = 8;

    // As in Linux.
    private const uint MaxCount = 1024;

    private uint _index;
    private uint _offset;

    /// <summary>Checks all pieces and tells how many bytes they have together.</summary>
    public readonly Errno Check(out ulong total)
    {
        total = 0;
        if (count > MaxCount)
        {
            return Errno.Inval;
        }

        for (uint i = 0; i < count; i++)
        {
            if (!TryGet(i, out uint address, out uint length) || !memory.Contains(address, length))
            {
                return Errno.Fault;
            }

            total += length;
        }

        return Errno.Success;
    }

    /// <summary>Copies the next bytes out of the pieces.</summary>
    /// <returns>Whether all of them lie in the memory.</returns>
    public bool Gather(Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            if (!Next(destination.Length, out uint address, out int length) || !memory.TryRead(address, destination[..length]))
            {
                return false;
            }

            destination = destination[length..];
        }

        return true;
    }

    /// <summary>Copies the next bytes into the pieces.</summary>
    /// <returns>Whether all of them lie in the memory.</returns>
    public bool Scatter(ReadOnlySpan<byte> source)
    {
        while (!source.IsEmpty)
        {
            if (!Next(source.Length, out uint address, out int length) || !memory.TryWrite(address, source[..length]))
            {
                return false;
            }

            source = source[length..];
        }

        return true;
    }

    private bool Next(int wanted, out uint address, out int length)
    {
        uint size;
        while (TryGet(_index, out address, out size) && _offset >= size)
        {
            _index++;
            _offset = 0;
        }

        length = (int)Math.Min((uint)wanted, size - Math.Min(size, _offset));
        address += _offset;
        _offset += (uint)length;
        return length > 0;
    }

    private readonly bool TryGet(uint index, out uint address, out uint length)
    {
        Span<byte> entry = stackalloc byte[EntrySize];
        ulong position = list + ((ulong)index * EntrySize);
        if (index >= count || position > uint.MaxValue || !memory.TryRead((uint)position, entry))
        {
            address = 0;
            length = 0;
            return false;
        }

        address = BinaryPrimitives.ReadUInt32LittleEndian(entry);
        length = BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]);
        return true;
    }
}
