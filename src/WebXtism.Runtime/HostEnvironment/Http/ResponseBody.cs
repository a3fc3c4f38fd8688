using System.Buffers;

namespace WebXtism.HostEnvironment.Http;

/// <summary>A body, counted while it comes in: a host that sends without end costs no more memory than is allowed.</summary>
internal sealed class ResponseBody : IDisposable
{
    private const int SegmentLength = 64 * 1024;

    private readonly List<byte[]> _segments = [];
    private int _length;

    private ResponseBody()
    {
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="maxBytes">How long it may be.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What it held, or <see langword="null"/> when that is more.</returns>
    public static async Task<ResponseBody?> ReadAsync(Stream stream, long maxBytes, CancellationToken cancellationToken)
    {
        var body = new ResponseBody();
        bool complete = false;
        try
        {
            long max = Math.Min(maxBytes, Array.MaxLength);
            while (true)
            {
                Memory<byte> free = body.Free();
                int read = await stream.ReadAsync(free, cancellationToken).ConfigureAwait(false);
                complete = read == 0;
                if (complete)
                {
                    return body;
                }

                if (read > max - body._length)
                {
                    return null;
                }

                body._length += read;
            }
        }
        finally
        {
            if (!complete)
            {
                body.Dispose();
            }
        }
    }

    /// <summary>Copies the body into plugin memory.</summary>
    public void WriteTo(PayloadWriter writer)
    {
        if (_length == 0)
        {
            return;
        }

        // All at once, so that the memory grows once.
        Span<byte> target = writer.GetSpan(_length);
        int copied = 0;
        foreach (byte[] segment in _segments)
        {
            int count = Math.Min(SegmentLength, _length - copied);
            segment.AsSpan(0, count).CopyTo(target[copied..]);
            copied += count;
        }

        writer.Advance(_length);
    }

    public void Dispose()
    {
        foreach (byte[] segment in _segments)
        {
            ArrayPool<byte>.Shared.Return(segment);
        }

        _segments.Clear();
    }

    private Memory<byte> Free()
    {
        int used = _length - ((_segments.Count - 1) * SegmentLength);
        if (_segments.Count == 0 || used == SegmentLength)
        {
            _segments.Add(ArrayPool<byte>.Shared.Rent(SegmentLength));
            used = 0;
        }

        return _segments[^1].AsMemory(used, SegmentLength - used);
    }
}
