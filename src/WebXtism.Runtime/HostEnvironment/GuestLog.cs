using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Microsoft.Extensions.Logging;
using WebXtism.Engine;

namespace WebXtism.HostEnvironment;

/// <summary>
/// Passes what one instance logs, and prints to a log, on to the application's logger: so much for each call and no more, or a
/// guest that logs in a loop would fill the host's disk.
/// </summary>
internal sealed partial class GuestLog(InstanceContext instance, ILogger logger, int maxMessages, int maxMessageBytes)
{
    private int _written;
    private long _dropped;

    public ILogger Logger => logger;

    public int MaxMessageBytes => maxMessageBytes;

    /// <summary>Writes a message; what is longer than a message may be is cut.</summary>
    public void Write(LogLevel level, ReadOnlySpan<byte> message)
    {
        if (!TryTake())
        {
            return;
        }

        ReadOnlySpan<byte> kept = message.Length <= maxMessageBytes ? message : message[..CharacterStart(message, maxMessageBytes)];
        if (!Utf8.IsValid(kept))
        {
            InvalidMessage(logger, instance.PluginName, level);
            return;
        }

        string text = Encoding.UTF8.GetString(kept);
        if (kept.Length < message.Length)
        {
            text += string.Create(CultureInfo.InvariantCulture, $"… ({message.Length - kept.Length} bytes more)");
        }

        GuestMessage(logger, level, instance.PluginName, text);
    }

    /// <summary>Writes a line of standard output or standard error. What is not UTF-8 is replaced.</summary>
    public void WriteLine(LogLevel level, ReadOnlySpan<byte> line)
    {
        if (TryTake())
        {
            string text = Encoding.UTF8.GetString(line);
            GuestOutput(logger, level, instance.PluginName, text);
        }
    }

    /// <summary>Tells what the call that ends lost, and begins to count anew.</summary>
    public void EndCall()
    {
        long dropped = _dropped;
        _written = 0;
        _dropped = 0;
        if (dropped == 0)
        {
            return;
        }

        try
        {
            MessagesDropped(logger, instance.PluginName, dropped, instance.ExportName, maxMessages);
        }
        catch (Exception)
        {
            // The call is over and its outcome stands; a logger that fails now has nobody to tell.
        }
    }

    private bool TryTake()
    {
        instance.HasCallState = true;
        if (_written < maxMessages)
        {
            _written++;
            return true;
        }

        _dropped++;
        return false;
    }

    // The first byte of the character at or before a position, so that a cut does not make good text bad.
    private static int CharacterStart(ReadOnlySpan<byte> text, int position)
    {
        const int MaxTrailingBytes = 3;
        for (int i = position; i > 0 && position - i <= MaxTrailingBytes; i--)
        {
            if ((text[i] & 0b1100_0000) != 0b1000_0000)
            {
                return i;
            }
        }

        return position;
    }

    [LoggerMessage(EventId = 1, EventName = "GuestMessage", Message = "{Plugin}: {Message}")]
    private static partial void GuestMessage(ILogger logger, LogLevel level, string plugin, string message);

    [LoggerMessage(EventId = 2, EventName = "InvalidGuestMessage", Level = LogLevel.Error, Message = "{Plugin} logged a message of level {GuestLevel} that is not UTF-8.")]
    private static partial void InvalidMessage(ILogger logger, string plugin, LogLevel guestLevel);

    [LoggerMessage(EventId = 3, EventName = "GuestOutput", Message = "{Plugin}: {Line}")]
    private static partial void GuestOutput(ILogger logger, LogLevel level, string plugin, string line);

    [LoggerMessage(EventId = 4, EventName = "GuestMessagesDropped", Level = LogLevel.Warning,
        Message = "{Dropped} messages that {Plugin} logged while it ran '{Export}' were dropped: PluginOptions.MaxLogMessages allows {MaxMessages} in a call.")]
    private static partial void MessagesDropped(ILogger logger, string plugin, long dropped, string export, int maxMessages);
}
