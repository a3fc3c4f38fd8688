using System.Runtime.InteropServices;
using WebXtism.Engine;
using WebXtism.Kernel;

namespace WebXtism.Testing.InMemory;

/// <summary>The kernel's memory as an array, with the guest's half of <c>kernel.wat</c> in C#: the record, and what may go into it.</summary>
internal sealed class ManagedKernelMemory : LinearKernelMemory
{
    private readonly InstanceContext _context;
    private readonly long _maxTotal;
    private readonly long _maxGrowth;
    private byte[] _bytes = new byte[KernelLayout.PageSize];

    /// <exception cref="EngineException">There is not even room for the first page.</exception>
    public ManagedKernelMemory(InstanceContext context, in CompileOptions options)
    {
        _context = context;
        _maxTotal = options.MaxMemoryBytes ?? long.MaxValue;
        _maxGrowth = options.MaxMemoryGrowthBytes ?? long.MaxValue;
        if (_bytes.Length > _maxTotal)
        {
            context.Refuse(new MemoryRefusal(MemoryLimitKind.Total, _maxTotal, 0, KernelLayout.PageSize));
            throw new EngineException("there is no room for the kernel's memory");
        }

        Record.Position = KernelLayout.HeapBase;
    }

    /// <summary>What the host passed to the export.</summary>
    public ReadOnlySpan<byte> Input => _bytes.AsSpan((int)Record.InputOffset, (int)Record.InputLength);

    /// <summary>What <c>error_get</c> tells.</summary>
    public long Error
    {
        get => (long)Record.Error;
        set
        {
            if (value == 0 || IsInHeap(value, 1))
            {
                Record.Error = (ulong)value;
            }
        }
    }

    /// <summary>Does what <c>length</c> does.</summary>
    public int LengthOf(long handle) => TryReadBlock(handle, out ReadOnlySpan<byte> bytes) ? bytes.Length : 0;

    protected override Span<byte> Bytes => _bytes;

    private ref KernelRecord Record => ref MemoryMarshal.AsRef<KernelRecord>(_bytes.AsSpan(KernelLayout.RecordAddress));

    /// <summary>Does what <c>output_set</c> does.</summary>
    public void SetOutput(long offset, long length)
    {
        ref KernelRecord record = ref Record;
        if (!IsInHeap(offset, length))
        {
            record.RefusedOffset = (ulong)offset;
            record.RefusedLength = (ulong)length;
            return;
        }

        record.OutputOffset = (ulong)offset;
        record.OutputLength = (ulong)length;
        record.RefusedLength = 0;
    }

    protected override Span<byte> Refresh() => _bytes;

    protected override bool TryGrow(int pages)
    {
        // The kernel's first page is no growth, and the guest has no memory of its own.
        long wanted = (long)pages * KernelLayout.PageSize;
        long grown = _bytes.Length - KernelLayout.PageSize;
        if (wanted > _maxTotal - _bytes.Length)
        {
            _context.Refuse(new MemoryRefusal(MemoryLimitKind.Total, _maxTotal, _bytes.Length, (ulong)wanted));
            return false;
        }

        if (wanted > _maxGrowth - grown)
        {
            _context.Refuse(new MemoryRefusal(MemoryLimitKind.Growth, _maxGrowth, grown, (ulong)wanted));
            return false;
        }

        if (_bytes.Length + wanted > (long)KernelLayout.MaxPages * KernelLayout.PageSize)
        {
            return false;
        }

        Array.Resize(ref _bytes, (int)(_bytes.Length + wanted));
        return true;
    }

    // As in kernel.wat, also for numbers that no guest in its right mind passes.
    private bool IsInHeap(long offset, long length) =>
        offset >= KernelLayout.HeapBase && offset < _bytes.Length && (ulong)length <= (ulong)(_bytes.Length - offset);
}
