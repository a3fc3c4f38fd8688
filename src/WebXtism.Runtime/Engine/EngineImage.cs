namespace WebXtism.Engine;

/// <summary>Linked modules: everything that instances share. Thread-safe.</summary>
public abstract class EngineImage : IDisposable
{
    /// <summary>Finds a function without parameters that the plugin's own module exports.</summary>
    /// <param name="name">The name of the export.</param>
    /// <returns>The slot to give to <see cref="EngineInstance.Invoke"/>, or −1 when there is no such function.</returns>
    public abstract int FindExport(string name);

    /// <summary>Makes an instance of each module and of the kernel, and runs their start functions and initialisers.</summary>
    /// <param name="context">The host's side of the instance. The engine attaches the kernel's memory and itself to it.</param>
    /// <param name="limits">When to give up.</param>
    /// <param name="instance">
    /// The instance; <see langword="null"/> when nothing was made. Unless the outcome is <see cref="EngineOutcome.Returned"/> it is
    /// good for nothing but the guest's last words, and must be disposed all the same.
    /// </param>
    /// <param name="fault">What went wrong, unless the outcome is <see cref="EngineOutcome.Returned"/>.</param>
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
