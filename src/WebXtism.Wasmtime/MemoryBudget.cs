using WebXtism.Engine;

namespace WebXtism.Wasmtime;

/// <summary>
/// What the memories of one store may take: the kernel's, all of the guest's, and the heap of garbage-collected objects. The
/// library asks before each grows; its own limiter knows single memories only.
/// </summary>
internal sealed class MemoryBudget(InstanceContext context, CompileOptions options)
{
    // A memory is made on the thread that instantiates or, for the heap of objects, that calls: it belongs to that thread's store.
    [ThreadStatic]
    private static MemoryBudget? t_current;

    // Weak: the library's memories refer to this as long as the store lives, and through the context they would keep the store alive.
    private readonly WeakReference<InstanceContext> _context = new(context);
    private readonly long _maxTotal = options.MaxMemoryBytes ?? long.MaxValue;
    private readonly long _maxGrowth = options.MaxMemoryGrowthBytes ?? long.MaxValue;
    private long _total;

    // The kernel is made first, and is no growth of the guest's.
    private long _growthLeft = long.MaxValue;

    /// <summary>The budget of the store in which the library works on this thread.</summary>
    public static MemoryBudget? Current => t_current;

    /// <summary>Begins work in the store of this budget.</summary>
    /// <returns>The budget to give to <see cref="Leave"/>: a guest may have called a host function that entered another.</returns>
    public MemoryBudget? Enter()
    {
        MemoryBudget? outer = t_current;
        t_current = this;
        return outer;
    }

    public static void Leave(MemoryBudget? outer) => t_current = outer;

    /// <summary>What comes now is the guest's: its initial memory must fit into what it may grow by, and then it begins anew.</summary>
    public void BeginGrowth() => _growthLeft = _maxGrowth;

    /// <summary>Takes bytes from the budget.</summary>
    /// <returns>Whether they were left; else the instance knows what was refused.</returns>
    public bool TryTake(ulong bytes)
    {
        if (bytes <= (ulong)(_maxTotal - _total) && bytes <= (ulong)_growthLeft)
        {
            _total += (long)bytes;
            _growthLeft -= (long)bytes;
            return true;
        }

        if (_context.TryGetTarget(out InstanceContext? instance))
        {
            instance.Refuse(RefusalOf(bytes));
        }

        return false;
    }

    /// <summary>Gives back what could not be used.</summary>
    public void Return(ulong bytes)
    {
        _total -= (long)bytes;
        _growthLeft += (long)bytes;
    }

    private MemoryRefusal RefusalOf(ulong bytes) =>
        bytes > (ulong)(_maxTotal - _total)
            ? new MemoryRefusal(MemoryLimitKind.Total, _maxTotal, _total, bytes)
            : new MemoryRefusal(MemoryLimitKind.Growth, _maxGrowth, _maxGrowth - _growthLeft, bytes);
}
