using WebXtism.Engine;

namespace WebXtism.Wasi.Streams;

/// <summary>
/// Reads a stream for guests, also several at once: one read of the stream at a time. One that a guest gave up goes on, and the
/// next read, of whichever instance, has its result.
/// </summary>
internal sealed class InputSource(Stream stream)
{
    private const int BufferSize = 4096;

    private readonly Lock _lock = new();
    private byte[] _buffer = [];
    private Task<int>? _reading;
    private int _start;
    private int _end;

    /// <summary>Reads what there is, or waits for it.</summary>
    /// <returns>How many bytes; 0 at the end of the stream.</returns>
    public int Read(Span<byte> buffer, InstanceContext instance)
    {
        while (true)
        {
            Task<int> reading;
            lock (_lock)
            {
                if (TryTake(buffer, out int count))
                {
                    return count;
                }

                reading = _reading ??= Begin(buffer.Length);
            }

            GuestWait.For(instance, reading);
        }
    }

    // No more than the guest asks for: the stream belongs to the application, which may read from it too.
    private Task<int> Begin(int wanted)
    {
        if (_buffer.Length == 0)
        {
            _buffer = new byte[BufferSize];
        }

        return stream.ReadAsync(_buffer, 0, Math.Min(wanted, BufferSize), CancellationToken.None);
    }

    private bool TryTake(Span<byte> buffer, out int count)
    {
        bool ended = false;
        if (_reading is { IsCompleted: true } read)
        {
            _reading = null;
            (_start, _end) = (0, 0);
            _end = read.GetAwaiter().GetResult();
            ended = _end == 0;
        }

        count = Math.Min(buffer.Length, _end - _start);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return ended || count > 0 || buffer.IsEmpty;
    }
}
