namespace WebXtism.Engine;

/// <summary>
/// The linear memory of the guest module that calls, the one it exports as <c>memory</c>: where functions of WASI and of other ABIs that pass
/// pointers read and write. Extism's own functions use blocks instead.
/// </summary>
/// <remarks>
/// Addresses come from the guest and may be anything; each access is checked. Data is copied, so the guest cannot change it
/// under the host's eyes, and engines whose memory the host cannot address work in the same way.
/// </remarks>
public abstract class GuestMemory
{
    /// <summary>The name of the export.</summary>
    public const string ExportName = "memory";

    /// <summary>How many bytes the memory has now.</summary>
    public abstract long Size { get; }

    /// <summary>Tells whether a range lies in the memory as it is now. A memory never shrinks.</summary>
    /// <param name="address">Where the range begins.</param>
    /// <param name="length">How many bytes it has.</param>
    /// <returns>Whether all of it lies in the memory.</returns>
    public abstract bool Contains(uint address, ulong length);

    /// <summary>Copies bytes out of the memory.</summary>
    /// <param name="address">Where they begin.</param>
    /// <param name="destination">Where they go; as many are copied as it has room for.</param>
    /// <returns>Whether all of them lie in the memory; else nothing was copied.</returns>
    public abstract bool TryRead(uint address, Span<byte> destination);

    /// <summary>Copies bytes into the memory.</summary>
    /// <param name="address">Where they go.</param>
    /// <param name="source">The bytes.</param>
    /// <returns>Whether all of them fit into the memory; else nothing was copied.</returns>
    public abstract bool TryWrite(uint address, ReadOnlySpan<byte> source);
}
