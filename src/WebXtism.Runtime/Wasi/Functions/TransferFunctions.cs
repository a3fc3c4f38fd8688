using System.Buffers;
using WebXtism.Wasi.Descriptors;
using WebXtism.Wasi.Files;

namespace WebXtism.Wasi.Functions;

/// <summary>
/// Reading and writing. Bytes pass through a rented buffer: what a guest writes can no longer change when the application sees
/// it, and nothing is allocated.
/// </summary>
internal static class TransferFunctions
{
    private const int Chunk = 64 * 1024;

    // One call moves no more, whatever its pieces add up to; it says so, and guests go on with the rest.
    private const ulong MaxTotal = 16 * 1024 * 1024;

    public static IReadOnlyList<HostFunction> All { get; } =
    [
        WasiFunctions.Define("fd_read", "iiii", static call => Transfer(call, Rights.FdRead, position: null, result: 3)),
        WasiFunctions.Define("fd_write", "iiii", static call => Transfer(call, Rights.FdWrite, position: null, result: 3)),
        WasiFunctions.Define("fd_pread", "iiili", static call => Transfer(call, Rights.FdRead, call.UInt64(3), result: 4)),
        WasiFunctions.Define("fd_pwrite", "iiili", static call => Transfer(call, Rights.FdWrite, call.UInt64(3), result: 4)),
    ];

    private static Errno Transfer(WasiCall call, Rights right, ulong? position, int result)
    {
        Errno errno = Find(call, right, position, out Descriptor descriptor);
        if (errno != Errno.Success)
        {
            return errno;
        }

        var vectors = new GuestVectors(call.Memory, call.UInt32(1), call.UInt32(2));
        errno = vectors.Check(out ulong total);
        if (errno == Errno.Success)
        {
            errno = call.Check(result, sizeof(uint));
        }

        if (errno != Errno.Success)
        {
            return errno;
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(total, Chunk));
        ulong done = 0;
        bool reads = right == Rights.FdRead;
        try
        {
            total = Math.Min(total, MaxTotal);
            do
            {
                Span<byte> part = buffer.AsSpan(0, (int)Math.Min(total - done, (ulong)buffer.Length));
                errno = reads
                    ? Read(call, descriptor, position + done, part, ref vectors, out int moved)
                    : Write(descriptor, position + done, part, ref vectors, out moved);
                done += (ulong)moved;
                // Standard input gives what it has; asking again would wait.
                if (errno != Errno.Success || moved < part.Length || descriptor is InputDescriptor)
                {
                    break;
                }

                call.Instance.ThrowIfStopped();
            }
            while (done < total);
        }
        catch (Exception exception) when (descriptor is FileDescriptor && ErrnoMapping.TryMap(exception, out Errno mapped))
        {
            errno = mapped;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        // What was moved before something went wrong is told; the next call tells the rest.
        return errno == Errno.Success || done > 0 ? call.Write(result, (uint)done) : errno;
    }

    private static Errno Find(WasiCall call, Rights right, ulong? position, out Descriptor descriptor)
    {
        Errno errno = call.Find(0, Rights.None, out descriptor);
        if (errno != Errno.Success)
        {
            return errno;
        }

        return descriptor is DirectoryDescriptor ? Errno.Isdir
            : position is not null && descriptor is not FileDescriptor ? Errno.Spipe
            : position > long.MaxValue ? Errno.Inval
            : (descriptor.Rights & right) != right ? Errno.Badf
            : Errno.Success;
    }

    private static Errno Read(WasiCall call, Descriptor descriptor, ulong? position, Span<byte> buffer, ref GuestVectors vectors, out int count)
    {
        Errno errno = Errno.Success;
        if (position is { } at)
        {
            count = at > long.MaxValue ? 0 : ((FileDescriptor)descriptor).ReadAt((long)at, buffer);
        }
        else
        {
            errno = descriptor.Read(buffer, call.Instance, out count);
        }

        if (errno == Errno.Success && !vectors.Scatter(buffer[..count]))
        {
            count = 0;
            return Errno.Fault;
        }

        return errno;
    }

    private static Errno Write(Descriptor descriptor, ulong? position, Span<byte> buffer, ref GuestVectors vectors, out int count)
    {
        count = 0;
        if (!vectors.Gather(buffer))
        {
            return Errno.Fault;
        }

        Errno errno = position is not { } at ? descriptor.Write(buffer)
            : at > long.MaxValue ? Errno.Fbig
            : ((FileDescriptor)descriptor).WriteAt((long)at, buffer);
        count = errno == Errno.Success ? buffer.Length : 0;
        return errno;
    }
}
