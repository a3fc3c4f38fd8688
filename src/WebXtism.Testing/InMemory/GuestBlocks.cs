using WebXtism.Engine;
using WebXtism.Kernel;

namespace WebXtism.Testing.InMemory;

/// <summary>The blocks of plugin memory that a guest makes and reads, as its PDK would.</summary>
internal sealed class GuestBlocks(InstanceContext context, ManagedKernelMemory memory)
{
    // What blocks are written with belongs to calls of host functions. This one names the writer in messages, and is never called.
    private static readonly HostFunction s_alloc = new(KernelModule.Namespace, "alloc", [], ValueKind.I64, static _ => { });

    private readonly WasmValue[] _handle = new WasmValue[1];

    /// <returns>The handle; 0 for no bytes.</returns>
    /// <exception cref="EngineException">The memory cannot grow that far.</exception>
    public long Write(ReadOnlySpan<byte> bytes)
    {
        new HostCall(context, s_alloc, _handle).SetBytes(bytes);
        return _handle[0].Int64;
    }

    /// <returns>The handle; 0 for an empty payload.</returns>
    /// <exception cref="EngineException">The memory cannot grow that far.</exception>
    /// <exception cref="PayloadException">The codec cannot write the value.</exception>
    public long Write<T, TCodec>(T value, TCodec codec)
        where TCodec : struct, IPayloadCodec<T>
    {
        new HostCall(context, s_alloc, _handle).Set(value, codec);
        return _handle[0].Int64;
    }

    /// <returns>The bytes; <see langword="null"/> when the number is no handle of a block.</returns>
    public byte[]? Read(long handle) => memory.TryReadBlock(handle, out ReadOnlySpan<byte> bytes) ? bytes.ToArray() : null;
}
