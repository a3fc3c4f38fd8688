using System.Buffers;
using System.Buffers.Binary;

namespace WebXtism.Wasi.Functions;

/// <summary>What a program is started with, how it ends, and chance.</summary>
internal static class ProgramFunctions
{
    private const int Chunk = 64 * 1024;

    public static IReadOnlyList<HostFunction> All { get; } =
    [
        WasiFunctions.Define("args_sizes_get", "ii", static call => WriteSizes(call, call.Wasi.Settings.Arguments)),
        WasiFunctions.Define("args_get", "ii", static call => WriteStrings(call, call.Wasi.Settings.Arguments)),
        WasiFunctions.Define("environ_sizes_get", "ii", static call => WriteSizes(call, call.Wasi.Settings.Environment)),
        WasiFunctions.Define("environ_get", "ii", static call => WriteStrings(call, call.Wasi.Settings.Environment)),
        WasiFunctions.Define("random_get", "ii", GetRandom),
        WasiFunctions.Define("sched_yield", "", Yield),
        // There are no signals here.
        WasiFunctions.Define("proc_raise", "i", static _ => Errno.Notsup),
        new(WasiFunctions.Namespace, "proc_exit", WasiFunctions.Kinds("i"), null, static call => throw new GuestExitException(call.GetInt32(0))),
    ];

    private static Errno WriteSizes(WasiCall call, GuestStrings strings)
    {
        Errno errno = call.Write(0, (uint)strings.Items.Count);
        return errno == Errno.Success ? call.Write(1, strings.Size) : errno;
    }

    private static Errno WriteStrings(WasiCall call, GuestStrings strings)
    {
        uint pointers = call.UInt32(0);
        uint text = call.UInt32(1);
        if (!call.Memory.Contains(pointers, (ulong)strings.Items.Count * sizeof(uint)) || !call.Memory.Contains(text, strings.Size))
        {
            return Errno.Fault;
        }

        Span<byte> pointer = stackalloc byte[sizeof(uint)];
        foreach (byte[] item in strings.Items)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(pointer, text);
            call.Memory.TryWrite(pointers, pointer);
            call.Memory.TryWrite(text, item);
            pointers += sizeof(uint);
            text += (uint)item.Length;
        }

        return Errno.Success;
    }

    private static Errno GetRandom(WasiCall call)
    {
        uint address = call.UInt32(0);
        uint length = call.UInt32(1);
        if (!call.Memory.Contains(address, length))
        {
            return Errno.Fault;
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(length, Chunk));
        while (length > 0)
        {
            Span<byte> part = buffer.AsSpan(0, (int)Math.Min(length, (uint)buffer.Length));
            call.Wasi.Settings.Random(part);
            call.Memory.TryWrite(address, part);
            address += (uint)part.Length;
            length -= (uint)part.Length;
            // A guest may ask for gigabytes.
            call.Instance.ThrowIfStopped();
        }

        // The next one who rents it must not learn this guest's secrets.
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return Errno.Success;
    }

    // A guest has one thread, so there is none to yield to.
    private static Errno Yield(WasiCall call) => Errno.Success;
}
