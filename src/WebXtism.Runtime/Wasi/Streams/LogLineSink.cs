using Microsoft.Extensions.Logging;
using WebXtism.HostEnvironment;

namespace WebXtism.Wasi.Streams;

/// <summary>Makes a log message of each line that a plugin prints.</summary>
internal sealed class LogLineSink(GuestLog log, LogLevel level) : OutputSink
{
    // A plugin that prints without line breaks must not fill the host's memory.
    private readonly int _maxLine = log.MaxMessageBytes;

    private byte[] _line = [];
    private int _length;

    public override void Write(ReadOnlySpan<byte> bytes)
    {
        if (!log.Logger.IsEnabled(level))
        {
            return;
        }

        while (!bytes.IsEmpty)
        {
            int end = bytes.IndexOf((byte)'\n');
            ReadOnlySpan<byte> part = end < 0 ? bytes : bytes[..end];
            part = part[..Math.Min(part.Length, _maxLine - _length)];
            Append(part);
            if (part.Length == end || _length == _maxLine)
            {
                Emit();
            }

            bytes = bytes[(part.Length == end ? end + 1 : part.Length)..];
        }
    }

    public override void Close()
    {
        if (_length > 0)
        {
            Emit();
        }
    }

    private void Append(ReadOnlySpan<byte> part)
    {
        if (_length + part.Length > _line.Length)
        {
            Array.Resize(ref _line, (int)Math.Min(_maxLine, Math.Max(256, 2L * (_length + part.Length))));
        }

        part.CopyTo(_line.AsSpan(_length));
        _length += part.Length;
    }

    private void Emit()
    {
        ReadOnlySpan<byte> line = _line.AsSpan(0, _length).TrimEnd((byte)'\r');
        _length = 0;
        log.WriteLine(level, line);
    }
}
