namespace WebXtism.Engine;

/// <summary>A linked module: everything that instances share. Thread-safe.</summary>
public abstract class EngineImage : IDisposable
{
    /// <summary>Finds an exported function that takes no parameters or, for initialisers, only zeros.</summary>
    /// <param name="name">The name of the export.</param>
    /// <returns>The slot to give to <see cref="EngineInstance.Invoke"/>, or −1 when there is no such function.</returns>
    public abstract int FindExport(string name);

    /// <summary>Makes an instance with a kernel of its own and runs the start functions of both.</summary>
    /// <param name="context">The host's side of the instance. The engine attaches the kernel's and the guest's memory to it.</param>
    /// <param name="limits">When to give up.</param>
    /// <param name="instance">The instance, when the outcome is <see cref="EngineOutcome.Returned"/>.</param>
    /// <param name="fault">What went wrong otherwise.</param>
    /// <returns>How it went; the return code means something when the guest ended itself.</returns>
    /// <exception cref="EngineException">The engine could not make the instance: memory is short, or an import does not fit.</exception>
    public abstract EngineResult Instantiate(InstanceContext context, in CallLimits limits, out EngineInstance? instance, out GuestFault? fault);

    /// <summary>Frees the image. Instances live on.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the image.</summary>
    /// <param name="disposing">Always <see langword="true"/>: native resources have finalizers of their own.</param>
    protected abstract void Dispose(bool disposing);
}
