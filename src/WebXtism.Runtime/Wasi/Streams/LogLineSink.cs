using System.Text;
using Microsoft.Extensions.Logging;

namespace WebXtism.Wasi.Streams;

/// <summary>Makes a log message of each line that a plugin prints.</summary>
internal sealed partial class LogLineSink(string plugin, ILogger logger, LogLevel level) : OutputSink
{
    // A plugin that prints without line breaks must not fill the host's memory.
    private const int MaxLine = 8 * 1024;

    private byte[] _line = [];
    private int _length;

    public override void Write(ReadOnlySpan<byte> bytes)
    {
        if (!logger.IsEnabled(level))
        {
            return;
        }

        while (!bytes.IsEmpty)
        {
            int end = bytes.IndexOf((byte)'\n');
            ReadOnlySpan<byte> part = end < 0 ? bytes : bytes[..end];
            part = part[..Math.Min(part.Length, MaxLine - _length)];
            Append(part);
            if (part.Length == end || _length == MaxLine)
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
            Array.Resize(ref _line, Math.Min(MaxLine, Math.Max(256, 2 * (_length + part.Length))));
        }

        part.CopyTo(_line.AsSpan(_length));
        _length += part.Length;
    }

    private void Emit()
    {
        string text = Encoding.UTF8.GetString(_line.AsSpan(0, _length).TrimEnd((byte)'\r'));
        _length = 0;
        Printed(logger, level, plugin, text);
    }

    [LoggerMessage(EventId = 3, EventName = "GuestOutput", Message = "{Plugin}: {Line}")]
    private static partial void Printed(ILogger logger, LogLevel level, string plugin, string line);
}
