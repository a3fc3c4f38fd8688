using WebXtism.Engine;

namespace WebXtism.Kernel;

/// <summary>
/// The memory through which host and guest exchange payloads. Engines whose memory the host can address derive from
/// <see cref="LinearKernelMemory"/>; the browser, where it cannot, copies.
/// </summary>
/// <remarks>
/// A call is: <see cref="BeginCall"/>, <see cref="Reserve"/> as often as the codec likes, <see cref="CommitInput"/>, the
/// crossing, <see cref="ReadOutput"/> or <see cref="ReadError"/>. Spans are valid until the next member is called or the
/// guest runs.
/// </remarks>
public abstract class KernelMemory
{
    /// <summary>How many bytes of payload the block that is being written can take without reserving more.</summary>
    public abstract int Reserved { get; }

    /// <summary>How many bytes the kernel's memory has.</summary>
    public abstract long Size { get; }

    /// <summary>Forgets the blocks, input, output and error of the last call and begins the block of the next input.</summary>
    public abstract void BeginCall();

    /// <summary>Begins a block for the result of a host function.</summary>
    public abstract void BeginBlock();

    /// <summary>Makes the block that was begun at least this large.</summary>
    /// <param name="capacity">The number of bytes.</param>
    /// <returns>The block from its beginning; what was written before is kept.</returns>
    /// <exception cref="EngineException">The memory cannot grow that far.</exception>
    public abstract Span<byte> Reserve(long capacity);

    /// <summary>Ends the block of the input and makes it the input of the next call. Clears what the last call left.</summary>
    /// <param name="length">The number of bytes written; 0 is the empty input.</param>
    public abstract void CommitInput(int length);

    /// <summary>Ends the block of a result.</summary>
    /// <param name="length">The number of bytes written.</param>
    /// <returns>The handle of the block; 0 when nothing was written.</returns>
    public abstract long CommitBlock(int length);

    /// <summary>Reads a live block.</summary>
    /// <param name="handle">Its handle; 0 is the empty block. Any other number may be passed.</param>
    /// <param name="bytes">The bytes of the block.</param>
    /// <returns>Whether the handle is that of a live block.</returns>
    public abstract bool TryReadBlock(long handle, out ReadOnlySpan<byte> bytes);

    /// <summary>Frees a live block; any other number is ignored.</summary>
    /// <param name="handle">The handle.</param>
    public abstract void FreeBlock(long handle);

    /// <summary>Reads the output of the last call if the guest set no error.</summary>
    /// <param name="output">The bytes; empty when the guest set none.</param>
    /// <returns>Whether there is neither an error nor a range outside the memory; else ask <see cref="ReadError"/> and <see cref="ReadOutput"/>.</returns>
    public abstract bool TryReadOutput(out ReadOnlySpan<byte> output);

    /// <summary>Reads the output of the last call.</summary>
    /// <param name="output">The bytes; empty when the guest set none.</param>
    /// <returns>Whether the guest's last word was a good range; else ask <see cref="RefusedOutput"/>.</returns>
    public abstract bool ReadOutput(out ReadOnlySpan<byte> output);

    /// <summary>Reads the error text of the last call.</summary>
    /// <returns>The bytes; empty when the guest set none.</returns>
    public abstract ReadOnlySpan<byte> ReadError();

    /// <summary>Copies bytes out of the memory, whatever they are: for dumps.</summary>
    /// <param name="address">Where they begin.</param>
    /// <param name="destination">Where they go; as many are copied as it has room for.</param>
    /// <returns>Whether all of them lie in the memory; else nothing was copied.</returns>
    public abstract bool TryRead(uint address, Span<byte> destination);

    /// <summary>Tells which output range the guest set outside its memory.</summary>
    /// <returns>The offset and the length.</returns>
    public abstract (ulong Offset, ulong Length) RefusedOutput();
}
