using System.Buffers.Binary;
using WebXtism.Kernel;

namespace WebXtism.Tests.Kernel;

/// <summary>What the kernel should do, written as plainly as possible: a byte array, a list of blocks, a few numbers.</summary>
internal sealed class KernelModel
{
    private sealed class Block
    {
        public required long Handle { get; init; }

        public required long Capacity { get; set; }

        public long Length { get; set; }

        public bool IsFree { get; set; }
    }

    private readonly List<Block> _blocks = [];
    private byte[] _bytes = new byte[KernelLayout.PageSize];
    private long _position = KernelLayout.HeapBase;

    public long Size => _bytes.Length;

    public (long Offset, long Length) Input { get; private set; }

    public (long Offset, long Length) Output { get; private set; }

    public long Error { get; private set; }

    public IEnumerable<long> Handles => _blocks.Select(block => block.Handle);

    public long Alloc(long length)
    {
        if (length is <= 0 or > int.MaxValue)
        {
            return 0;
        }

        long capacity = KernelLayout.Align(length);
        long end = _position + KernelLayout.HeaderSize + capacity;
        if (end > Size)
        {
            // The kernel looks only when all free blocks together would do, and no block can be larger than all of them.
            if (_blocks.Find(block => block.IsFree && block.Capacity >= capacity) is { } free)
            {
                return Reuse(free, capacity, length);
            }

            if (end > (long)KernelLayout.MaxPages * KernelLayout.PageSize)
            {
                return 0;
            }

            Array.Resize(ref _bytes, (int)((end + KernelLayout.PageSize - 1) / KernelLayout.PageSize * KernelLayout.PageSize));
        }

        var block = new Block { Handle = _position + KernelLayout.HeaderSize, Capacity = capacity, Length = length };
        _blocks.Add(block);
        _position = end;
        WriteHeader(block);
        return block.Handle;
    }

    public void Free(long handle)
    {
        if (_blocks.Find(block => block.Handle == handle && !block.IsFree) is { } found)
        {
            found.IsFree = true;
            WriteHeader(found);
            if (Input.Offset == handle)
            {
                Input = (handle, 0);
            }
        }
    }

    public long Length(long handle) => _blocks.Find(block => block.Handle == handle && !block.IsFree)?.Length ?? 0;

    public byte LoadU8(long at) => InHeap(at, 1) ? _bytes[at] : (byte)0;

    public long LoadU64(long at) => InHeap(at, 8) ? BinaryPrimitives.ReadInt64LittleEndian(_bytes.AsSpan((int)at)) : 0;

    public void StoreU8(long at, byte value)
    {
        if (InHeap(at, 1))
        {
            _bytes[at] = value;
        }
    }

    public void StoreU64(long at, long value)
    {
        if (InHeap(at, 8))
        {
            BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan((int)at), value);
        }
    }

    public byte InputLoadU8(long index) => index >= 0 && index < Input.Length ? _bytes[Input.Offset + index] : (byte)0;

    public long InputLoadU64(long index) => index >= 0 && index <= Input.Length - 8 ? LoadU64(Input.Offset + index) : 0;

    public void InputSet(long offset, long length) => Input = IsRange(offset, length) ? (offset, length) : Input;

    public void OutputSet(long offset, long length) => Output = IsRange(offset, length) ? (offset, length) : Output;

    public void ErrorSet(long handle) => Error = handle == 0 || InHeap(handle, 1) ? handle : Error;

    public void Reset()
    {
        _bytes.AsSpan(KernelLayout.HeapBase, (int)_position - KernelLayout.HeapBase).Clear();
        _blocks.Clear();
        _position = KernelLayout.HeapBase;
        Input = default;
        Output = default;
        Error = 0;
    }

    private long Reuse(Block free, long capacity, long length)
    {
        Block used = free;
        if (free.Capacity - capacity >= 128)
        {
            used = new Block { Handle = free.Handle + free.Capacity - capacity, Capacity = capacity };
            free.Capacity -= capacity + KernelLayout.HeaderSize;
            WriteHeader(free);
            _blocks.Insert(_blocks.IndexOf(free) + 1, used);
        }

        used.IsFree = false;
        used.Length = length;
        WriteHeader(used);
        return used.Handle;
    }

    private void WriteHeader(Block block)
    {
        Span<byte> header = _bytes.AsSpan((int)block.Handle - KernelLayout.HeaderSize);
        BinaryPrimitives.WriteUInt32LittleEndian(header, (uint)block.Capacity);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], (uint)block.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(header[8..], (ulong)block.Handle | (block.IsFree ? KernelLayout.FreeTag : KernelLayout.ActiveTag));
    }

    private bool InHeap(long at, int count) => at >= KernelLayout.HeapBase && at <= Size - count;

    private bool IsRange(long offset, long length) =>
        offset >= KernelLayout.HeapBase && offset < Size && length >= 0 && length <= Size - offset;
}
