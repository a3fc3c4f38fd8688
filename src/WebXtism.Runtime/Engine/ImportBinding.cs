namespace WebXtism.Engine;

/// <summary>What satisfies one import: an export of the kernel, a host function, or an export of another module of the plugin.</summary>
public readonly record struct ImportBinding
{
    private ImportBinding(ImportSource source, HostFunction? function, int module)
    {
        Source = source;
        Function = function;
        Module = module;
    }

    /// <summary>The kernel's export of the same name.</summary>
    public static ImportBinding Kernel => new(ImportSource.Kernel, null, -1);

    /// <summary>Where the import comes from.</summary>
    public ImportSource Source { get; }

    /// <summary>The host function when <see cref="Source"/> is <see cref="ImportSource.Host"/>.</summary>
    public HostFunction? Function { get; }

    /// <summary>
    /// The position of the module among those that are linked, when <see cref="Source"/> is <see cref="ImportSource.Module"/>; else −1.
    /// </summary>
    public int Module { get; }

    /// <summary>A host function of the same type as the import.</summary>
    /// <param name="function">The function.</param>
    /// <returns>The binding.</returns>
    public static ImportBinding Host(HostFunction function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new(ImportSource.Host, function, -1);
    }

    /// <summary>The export of the same name of another module of the plugin.</summary>
    /// <param name="module">The position of that module among those that are linked. It may come later when the import is a function.</param>
    /// <returns>The binding.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The position is negative.</exception>
    public static ImportBinding Export(int module)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(module);
        return new(ImportSource.Module, null, module);
    }
}
