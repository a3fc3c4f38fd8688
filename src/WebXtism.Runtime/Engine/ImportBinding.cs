namespace WebXtism.Engine;

/// <summary>What satisfies one import: an export of the kernel or a host function.</summary>
public readonly record struct ImportBinding
{
    private ImportBinding(ImportSource source, HostFunction? function)
    {
        Source = source;
        Function = function;
    }

    /// <summary>The kernel's export of the same name.</summary>
    public static ImportBinding Kernel => new(ImportSource.Kernel, null);

    /// <summary>Where the import comes from.</summary>
    public ImportSource Source { get; }

    /// <summary>The host function when <see cref="Source"/> is <see cref="ImportSource.Host"/>.</summary>
    public HostFunction? Function { get; }

    /// <summary>A host function of the same type as the import.</summary>
    /// <param name="function">The function.</param>
    /// <returns>The binding.</returns>
    public static ImportBinding Host(HostFunction function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new(ImportSource.Host, function);
    }
}
