namespace WebXtism.Wasmtime.Native;

/// <summary>
/// A linear memory whose every byte was taken from a <see cref="MemoryBudget"/>. It never moves: its addresses are reserved at
/// once, memory is put behind them as it grows. The library frees it, once.
/// </summary>
internal sealed class BudgetedMemory
{
    private const ulong Granularity = 64 * 1024;

    private readonly MemoryBudget _budget;
    private readonly nuint _reserved;
    private ulong _committed;

    private BudgetedMemory(MemoryBudget budget, nint address, nuint reserved, nuint capacity)
    {
        _budget = budget;
        _reserved = reserved;
        Address = address;
        Capacity = capacity;
    }

    public nint Address { get; }

    /// <summary>How many bytes the memory has now.</summary>
    public nuint Size { get; private set; }

    /// <summary>How many bytes it can have.</summary>
    public nuint Capacity { get; }

    /// <summary>Makes a memory.</summary>
    /// <param name="budget">What it takes from.</param>
    /// <param name="minimum">How many bytes it has from the start.</param>
    /// <param name="reserved">How many addresses the compiled code relies on.</param>
    /// <param name="guard">How many addresses without memory must follow.</param>
    /// <returns>The memory, or <see langword="null"/> when the budget or the machine has too little.</returns>
    public static BudgetedMemory? Create(MemoryBudget budget, nuint minimum, nuint reserved, nuint guard)
    {
        // What the budget grants is far from the end of the numbers, so the sums below do not overflow.
        if (!budget.TryTake(RoundUp(minimum)))
        {
            return null;
        }

        var capacity = (nuint)Math.Max(RoundUp(minimum), RoundUp(reserved));
        nuint total = capacity + guard;
        nint address = AddressSpace.Reserve(total);
        var memory = new BudgetedMemory(budget, address, total, capacity);
        if (address != 0 && memory.Commit(minimum))
        {
            return memory;
        }

        budget.Return(RoundUp(minimum));
        if (address != 0)
        {
            memory.Free();
        }

        return null;
    }

    /// <summary>Grows the memory, unless the budget or the machine has too little.</summary>
    /// <returns>Whether it has the size now.</returns>
    public bool TryGrow(nuint size)
    {
        if (size > Capacity)
        {
            return false;
        }

        ulong missing = RoundUp(size) - _committed;
        if (!_budget.TryTake(missing))
        {
            return false;
        }

        if (Commit(size))
        {
            return true;
        }

        _budget.Return(missing);
        return false;
    }

    public void Free() => AddressSpace.Release(Address, _reserved);

    // Saturates: a module may declare any size.
    private static ulong RoundUp(ulong bytes) => Math.Min(bytes, ulong.MaxValue - Granularity) + (Granularity - 1) & ~(Granularity - 1);

    private bool Commit(nuint size)
    {
        ulong end = RoundUp(size);
        if (!AddressSpace.Commit(Address + (nint)_committed, (nuint)(end - _committed)))
        {
            return false;
        }

        _committed = end;
        Size = size;
        return true;
    }
}
