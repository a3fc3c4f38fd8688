using WebXtism.Engine;
using WebXtism.Wasi.Files;

namespace WebXtism.Wasi.Descriptors;

/// <summary>Standard input.</summary>
/// <param name="stream">Where it comes from; <see langword="null"/> is the empty input.</param>
internal sealed class InputDescriptor(Stream? stream) : Descriptor(FileType.Unknown, Rights.Input, Rights.None)
{
    private const int BufferSize = 4096;

    private byte[] _buffer = [];
    private Task<int>? _reading;
    private int _start;
    private int _end;

    /// <summary>Reads what there is, or waits for it. A wait that is given up goes on, and the next read has its result.</summary>
    public override Errno Read(Span<byte> buffer, InstanceContext instance, out int count)
    {
        if (_start == _end && stream is not null && !buffer.IsEmpty)
        {
            Fill(stream, buffer.Length, instance);
        }

        count = Math.Min(buffer.Length, _end - _start);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return Errno.Success;
    }

    public override FileStat Stat() => FileStat.OfStream(Type);

    private void Fill(Stream source, int wanted, InstanceContext instance)
    {
        if (_reading is null)
        {
            if (_buffer.Length == 0)
            {
                _buffer = new byte[BufferSize];
            }

            // No more than the guest asks for: other instances may read from the same stream.
            _reading = source.ReadAsync(_buffer, 0, Math.Min(wanted, BufferSize), CancellationToken.None);
        }

        GuestWait.For(instance, _reading);
        Task<int> read = _reading;
        _reading = null;
        _start = 0;
        _end = 0;
        _end = read.GetAwaiter().GetResult();
    }
}
