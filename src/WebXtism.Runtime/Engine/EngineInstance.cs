using WebXtism.Kernel;

namespace WebXtism.Engine;

/// <summary>
/// One plugin in its sandbox: its modules and its kernel. Not thread-safe: the caller guarantees one thread at a time, no call
/// inside a call, and no <see cref="Dispose()"/> during a call.
/// </summary>
public abstract class EngineInstance : IDisposable
{
    /// <summary>The memory through which host and guest exchange payloads.</summary>
    public abstract KernelMemory Memory { get; }

    /// <summary>
    /// How much fuel is left. The start function and initialisers burn what <see cref="CompileOptions.Fuel"/> gave, and a call
    /// what was set last.
    /// </summary>
    /// <exception cref="NotSupportedException">Fuel is not counted.</exception>
    public virtual ulong Fuel
    {
        get => throw new NotSupportedException("This engine does not count fuel.");
        set => throw new NotSupportedException("This engine does not count fuel.");
    }

    /// <summary>Calls an export, with zeros for all parameters: one crossing.</summary>
    /// <param name="slot">What <see cref="EngineImage.FindExport"/> returned.</param>
    /// <param name="limits">When to give up.</param>
    /// <returns>How it went.</returns>
    public abstract EngineResult Invoke(int slot, in CallLimits limits);

    /// <summary>Tells what made the last call fail. It can be asked once per call.</summary>
    /// <returns>The fault, or <see langword="null"/> when the engine knows none.</returns>
    public abstract GuestFault? TakeFault();

    /// <summary>Finds the guest's own memory: for dumps, after a call.</summary>
    /// <returns>The memory, or <see langword="null"/> when the guest exports none.</returns>
    public abstract GuestMemory? FindGuestMemory();

    /// <summary>Frees the instance and its memory.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the instance and its memory.</summary>
    /// <param name="disposing">Always <see langword="true"/>: native resources have finalizers of their own.</param>
    protected abstract void Dispose(bool disposing);
}
