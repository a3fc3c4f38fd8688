using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using WebXtism.Engine;

namespace WebXtism.Kernel;

/// <summary>
/// The kernel memory of an engine whose memory the host can address: the record is prepared and read in place, and the host
/// allocates blocks itself, so a call needs no crossing but its own.
/// </summary>
/// <remarks>
/// The memory holds what the guest wrote. Every offset and length in it is checked against the memory's size before use,
/// the kernel's own record included.
/// </remarks>
public abstract class LinearKernelMemory : KernelMemory
{
    // The block being written: its header, and how far it is reserved.
    private int _header = KernelLayout.HeapBase;
    private int _reservedEnd;

    // What the last call may have dirtied, from the heap's base; CommitInput clears it behind the new input.
    private int _dirtyEnd;

    /// <inheritdoc/>
    public sealed override int Reserved => Math.Max(0, _reservedEnd - _header - KernelLayout.HeaderSize);

    /// <inheritdoc/>
    public sealed override long Size => Refresh().Length;

    /// <summary>The memory as it was last seen. It may have grown since, never shrunk, and never moves.</summary>
    protected abstract Span<byte> Bytes { get; }

    /// <inheritdoc/>
    public sealed override void BeginCall()
    {
        Span<byte> bytes = Bytes;
        if (Record(bytes).Position > (ulong)bytes.Length)
        {
            // The guest made the memory grow and nobody looked since.
            bytes = Refresh();
        }

        ref KernelRecord record = ref Record(bytes);
        int used = ClampPosition(record.Position, bytes.Length);
        _dirtyEnd = Math.Max(Math.Max(_dirtyEnd, used), _reservedEnd);
        record = new KernelRecord { Position = KernelLayout.HeapBase };
        _header = KernelLayout.HeapBase;
        _reservedEnd = 0;
    }

    /// <inheritdoc/>
    public sealed override void BeginBlock()
    {
        Span<byte> bytes = Refresh();
        _header = ClampPosition(Record(bytes).Position, bytes.Length);
        _dirtyEnd = Math.Max(_dirtyEnd, _reservedEnd);
        _reservedEnd = 0;
    }

    /// <inheritdoc/>
    public sealed override Span<byte> Reserve(long capacity)
    {
        Span<byte> bytes = Bytes;
        int data = _header + KernelLayout.HeaderSize;
        long end = data + capacity;
        if (end > bytes.Length)
        {
            bytes = EnsureSize(end);
        }

        _reservedEnd = Math.Max(_reservedEnd, (int)end);
        return bytes[data.._reservedEnd];
    }

    /// <inheritdoc/>
    public sealed override void CommitInput(int length)
    {
        Span<byte> bytes = Bytes;
        ref KernelRecord record = ref Record(bytes);
        int dirtyFrom = KernelLayout.HeapBase;
        if (length > 0)
        {
            int data = WriteHeader(bytes, length);
            record.Position = (ulong)KernelLayout.Align(data + length);
            record.InputOffset = (ulong)data;
            record.InputLength = (ulong)length;
            dirtyFrom = data + length;
        }

        int dirtyEnd = Math.Max(_dirtyEnd, _reservedEnd);
        if (dirtyEnd > dirtyFrom)
        {
            bytes[dirtyFrom..Math.Min(dirtyEnd, bytes.Length)].Clear();
        }

        _dirtyEnd = 0;
        _reservedEnd = 0;
    }

    /// <inheritdoc/>
    public sealed override long CommitBlock(int length)
    {
        if (length == 0)
        {
            return 0;
        }

        Span<byte> bytes = Bytes;
        int data = WriteHeader(bytes, length);
        Record(bytes).Position = (ulong)KernelLayout.Align(data + length);
        return data;
    }

    /// <inheritdoc/>
    public sealed override bool TryReadBlock(long handle, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        return handle == 0 || TryFindBlock(handle, out bytes);
    }

    /// <inheritdoc/>
    public sealed override void FreeBlock(long handle)
    {
        if (!TryFindBlock(handle, out _))
        {
            return;
        }

        Span<byte> bytes = Bytes;
        Span<byte> header = bytes.Slice((int)handle - KernelLayout.HeaderSize, KernelLayout.HeaderSize);
        ref KernelRecord record = ref Record(bytes);
        record.FreedBytes += BinaryPrimitives.ReadUInt32LittleEndian(header);
        BinaryPrimitives.WriteUInt64LittleEndian(header[8..], Tag(handle, KernelLayout.FreeTag));
        if (record.InputOffset == (ulong)handle)
        {
            record.InputLength = 0;
        }
    }

    /// <inheritdoc/>
    public sealed override bool TryReadOutput(out ReadOnlySpan<byte> output)
    {
        Span<byte> bytes = Bytes;
        output = default;
        return Record(bytes).Error == 0 && ReadOutput(bytes, out output);
    }

    /// <inheritdoc/>
    public sealed override bool ReadOutput(out ReadOnlySpan<byte> output) => ReadOutput(Bytes, out output);

    /// <inheritdoc/>
    public sealed override ReadOnlySpan<byte> ReadError()
    {
        // A pointer into the middle of a block is stored by the kernel but is no handle: that counts as no error, as in Extism.
        ulong handle = Record(Bytes).Error;
        return handle != 0 && TryFindBlock((long)handle, out ReadOnlySpan<byte> bytes) ? bytes : default;
    }

    /// <inheritdoc/>
    public sealed override (ulong Offset, ulong Length) RefusedOutput()
    {
        ref KernelRecord record = ref Record(Bytes);
        return (record.RefusedOffset, record.RefusedLength);
    }

    /// <inheritdoc/>
    public sealed override bool TryRead(uint address, Span<byte> destination)
    {
        Span<byte> bytes = Refresh();
        if (IsOutside(address, (ulong)destination.Length, bytes.Length))
        {
            return false;
        }

        bytes.Slice((int)address, destination.Length).CopyTo(destination);
        return true;
    }

    /// <summary>Asks the engine for the memory's present size.</summary>
    /// <returns>The memory.</returns>
    protected abstract Span<byte> Refresh();

    /// <summary>Grows the memory.</summary>
    /// <param name="pages">By how many pages of 64 KiB.</param>
    /// <returns>Whether it grew.</returns>
    protected abstract bool TryGrow(int pages);

    private static ref KernelRecord Record(Span<byte> bytes) =>
        ref MemoryMarshal.AsRef<KernelRecord>(bytes[KernelLayout.RecordAddress..]);

    private static bool IsOutside(ulong offset, ulong length, int size) => offset > (ulong)size || length > (ulong)size - offset;

    private static ulong Tag(long handle, ulong state) => (ulong)handle | state;

    private static int ClampPosition(ulong position, int size) =>
        (int)Math.Clamp(position & ~(ulong)(KernelLayout.Alignment - 1), KernelLayout.HeapBase, (ulong)size);

    private bool ReadOutput(Span<byte> bytes, out ReadOnlySpan<byte> output)
    {
        ref KernelRecord record = ref Record(bytes);
        if (record.RefusedLength != 0)
        {
            output = default;
            return false;
        }

        if (record.OutputLength == 0)
        {
            output = default;
            return true;
        }

        if (IsOutside(record.OutputOffset, record.OutputLength, bytes.Length))
        {
            bytes = Refresh();
            record = ref Record(bytes);
            if (IsOutside(record.OutputOffset, record.OutputLength, bytes.Length))
            {
                record.RefusedOffset = record.OutputOffset;
                record.RefusedLength = record.OutputLength;
                output = default;
                return false;
            }
        }

        output = bytes.Slice((int)record.OutputOffset, (int)record.OutputLength);
        return true;
    }

    private int WriteHeader(Span<byte> bytes, int length)
    {
        int data = _header + KernelLayout.HeaderSize;
        Span<byte> header = bytes.Slice(_header, KernelLayout.HeaderSize);
        BinaryPrimitives.WriteUInt32LittleEndian(header, (uint)(KernelLayout.Align(data + length) - data));
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], (uint)length);
        BinaryPrimitives.WriteUInt64LittleEndian(header[8..], Tag(data, KernelLayout.ActiveTag));
        return data;
    }

    private bool TryFindBlock(long handle, out ReadOnlySpan<byte> block)
    {
        block = default;
        Span<byte> bytes = Bytes;
        if (handle >= bytes.Length)
        {
            bytes = Refresh();
        }

        if (handle < KernelLayout.HeapBase + KernelLayout.HeaderSize || handle >= bytes.Length)
        {
            return false;
        }

        ReadOnlySpan<byte> header = bytes.Slice((int)handle - KernelLayout.HeaderSize, KernelLayout.HeaderSize);
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        if (BinaryPrimitives.ReadUInt64LittleEndian(header[8..]) != Tag(handle, KernelLayout.ActiveTag))
        {
            return false;
        }

        if (length > bytes.Length - handle)
        {
            // The cached size may be old; a forged header fails the second check too.
            bytes = Refresh();
            if (length > bytes.Length - handle)
            {
                return false;
            }
        }

        block = bytes.Slice((int)handle, (int)length);
        return true;
    }

    private Span<byte> EnsureSize(long end)
    {
        Span<byte> bytes = Refresh();
        long missing = end - bytes.Length;
        if (missing > 0)
        {
            long pages = (missing + KernelLayout.PageSize - 1) / KernelLayout.PageSize;
            if (pages > KernelLayout.MaxPages || !TryGrow((int)pages))
            {
                throw new EngineException(string.Create(CultureInfo.InvariantCulture, $"The kernel's memory of {bytes.Length} bytes cannot grow to {end} bytes."));
            }

            bytes = Refresh();
        }

        return bytes;
    }
}
