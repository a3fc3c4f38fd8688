using System.Buffers;
using System.Buffers.Binary;
using WebXtism.Wasi.Descriptors;

namespace WebXtism.Wasi.Functions;

/// <summary>Waiting. Files and streams are always ready, as POSIX has it for files; so what is left to wait for is time.</summary>
internal static class PollFunctions
{
    private const int SubscriptionSize = 48;
    private const int EventSize = 32;
    private const uint MaxSubscriptions = 1024;
    private const ushort AbsoluteTime = 1;

    public static IReadOnlyList<HostFunction> All { get; } =
    [
        WasiFunctions.DefineForFiles("poll_oneoff", "iiii", Poll),
    ];

    private static Errno Poll(WasiCall call)
    {
        uint count = call.UInt32(2);
        if (count is 0 or > MaxSubscriptions)
        {
            return Errno.Inval;
        }

        if (call.Check(0, count * SubscriptionSize) != Errno.Success
            || call.Check(1, count * EventSize) != Errno.Success
            || call.Check(3, sizeof(uint)) != Errno.Success)
        {
            return Errno.Fault;
        }

        // Read before anything is written: events may go where subscriptions were.
        int size = (int)count * SubscriptionSize;
        byte[] rented = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            Span<byte> subscriptions = rented.AsSpan(0, size);
            call.Memory.TryRead(call.UInt32(0), subscriptions);
            ulong wait = ShortestWait(call, subscriptions);
            if (wait > 0)
            {
                GuestWait.Sleep(call.Instance, TimeSpan.FromTicks(TicksOf(wait)), call.Wasi.Settings.TimeProvider);
            }

            return WriteEvents(call, subscriptions, wait);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static ulong ShortestWait(WasiCall call, Span<byte> subscriptions)
    {
        ulong shortest = ulong.MaxValue;
        for (; !subscriptions.IsEmpty; subscriptions = subscriptions[SubscriptionSize..])
        {
            // Replaced by what is left of it, which must not change between here and the events.
            Span<byte> timeout = subscriptions.Slice(24, sizeof(ulong));
            ulong left = Subscription.Of(subscriptions).TryGetWait(call, out ulong wait) ? wait : 0;
            BinaryPrimitives.WriteUInt64LittleEndian(timeout, left);
            shortest = Math.Min(shortest, left);
        }

        return shortest;
    }

    private static Errno WriteEvents(WasiCall call, ReadOnlySpan<byte> subscriptions, ulong waited)
    {
        uint events = 0;
        Span<byte> entry = stackalloc byte[EventSize];
        for (; !subscriptions.IsEmpty; subscriptions = subscriptions[SubscriptionSize..])
        {
            if (BinaryPrimitives.ReadUInt64LittleEndian(subscriptions[24..]) > waited)
            {
                continue;
            }

            var subscription = Subscription.Of(subscriptions);
            entry.Clear();
            BinaryPrimitives.WriteUInt64LittleEndian(entry, subscription.UserData);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[8..], (ushort)subscription.Check(call, out ulong bytes));
            entry[10] = subscription.Tag;
            BinaryPrimitives.WriteUInt64LittleEndian(entry[16..], bytes);
            call.Memory.TryWrite(call.UInt32(1) + (events * EventSize), entry);
            events++;
        }

        return call.Write(3, events);
    }

    // Rounded up: nobody wakes before the time.
    private static long TicksOf(ulong nanoseconds) => (long)((nanoseconds / TimeSpan.NanosecondsPerTick) + (nanoseconds % TimeSpan.NanosecondsPerTick == 0 ? 0ul : 1ul));

    /// <summary>One thing that a guest waits for.</summary>
    private readonly ref struct Subscription(ReadOnlySpan<byte> bytes)
    {
        private const byte Clock = 0;
        private const byte Read = 1;
        private const byte WriteTag = 2;

        private readonly ReadOnlySpan<byte> _bytes = bytes;

        public ulong UserData => BinaryPrimitives.ReadUInt64LittleEndian(_bytes);

        public byte Tag => _bytes[8];

        private uint Subject => BinaryPrimitives.ReadUInt32LittleEndian(_bytes[16..]);

        public static Subscription Of(ReadOnlySpan<byte> bytes) => new(bytes);

        /// <summary>How long to wait for a clock, in nanoseconds.</summary>
        /// <returns>Whether it is a good subscription of a clock; everything else is ready, if only to be told an error.</returns>
        public bool TryGetWait(WasiCall call, out ulong wait)
        {
            wait = BinaryPrimitives.ReadUInt64LittleEndian(_bytes[24..]);
            if (Tag != Clock || !call.Wasi.TryGetTime((ClockId)Subject, out ulong now))
            {
                return false;
            }

            if ((BinaryPrimitives.ReadUInt16LittleEndian(_bytes[40..]) & AbsoluteTime) != 0)
            {
                wait = wait > now ? wait - now : 0;
            }

            return true;
        }

        /// <summary>Whether what the guest waits for exists, and how many bytes can be read there; 0 when that is unknown.</summary>
        public Errno Check(WasiCall call, out ulong bytes)
        {
            bytes = 0;
            switch (Tag)
            {
                case Clock:
                    return Subject <= (uint)ClockId.Monotonic ? Errno.Success : ClockFunctions.IsProcessorTime(Subject) ? Errno.Notsup : Errno.Inval;
                case Read or WriteTag:
                    if (!call.Wasi.Descriptors.TryGet(Subject, out Descriptor? descriptor) || descriptor is DirectoryDescriptor)
                    {
                        return Errno.Badf;
                    }

                    bytes = Tag == Read && descriptor is FileDescriptor file ? (ulong)Math.Max(0, file.Length - file.Position) : 0;
                    return (descriptor.Rights & Rights.PollFdReadwrite) != Rights.None ? Errno.Success : Errno.Notcapable;
                default:
                    return Errno.Inval;
            }
        }
    }
}
