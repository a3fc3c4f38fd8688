using System.Globalization;
using System.Text;
using System.Text.Json;
using WebXtism.Engine;

namespace WebXtism;

/// <summary>A payload does not fit: text that is not UTF-8, JSON that does not match its type, a handle of no block.</summary>
public sealed class PayloadException : ExtismException
{
    private const int SampleLength = 200;

    /// <summary>Makes an error without details.</summary>
    public PayloadException()
    {
    }

    /// <summary>Makes an error.</summary>
    /// <param name="message">What happened, where, and what can be done.</param>
    public PayloadException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error with a cause.</summary>
    /// <param name="message">What happened, where, and what can be done.</param>
    /// <param name="innerException">The cause.</param>
    public PayloadException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The name of the plugin.</summary>
    public string PluginName { get; private init; } = "";

    /// <summary>The export that was called.</summary>
    public string Export { get; private init; } = "";

    /// <summary>Which way the payload went.</summary>
    public PayloadDirection Direction { get; private init; }

    /// <summary>The type that the payload was to be read as or written from.</summary>
    public Type? ValueType { get; private init; }

    /// <summary>Where in the JSON the mismatch is, such as <c>$.items[2].name</c>; <see langword="null"/> when unknown or not JSON. Untrusted: it may hold keys that the plugin chose.</summary>
    public string? JsonPath { get; private init; }

    /// <summary>The first 200 bytes of what the plugin sent; empty for payloads of the application. Untrusted.</summary>
    public ReadOnlyMemory<byte> Sample { get; private init; }

    internal static PayloadException Input(string plugin, string export, Type type, Exception cause) =>
        Create(plugin, export, PayloadDirection.Input, type, default, cause,
            $"The input of '{export}' of '{plugin}' cannot be written as {NameOf(type)}");

    internal static PayloadException Output(string plugin, string export, Type type, ReadOnlySpan<byte> payload, Exception cause) =>
        Create(plugin, export, PayloadDirection.Output, type, payload, cause,
            $"The output of '{export}' of '{plugin}' cannot be read as {NameOf(type)}");

    internal static PayloadException HostFunctionArgument(InstanceContext instance, HostFunction function, int index, Type type, ReadOnlySpan<byte> payload, Exception cause) =>
        Create(instance.PluginName, instance.ExportName, PayloadDirection.HostFunctionArgument, type, payload, cause,
            $"Argument {index.ToString(CultureInfo.InvariantCulture)} that '{instance.PluginName}' passed to the host function '{function}' cannot be read as {NameOf(type)}");

    internal static PayloadException HostFunctionResult(InstanceContext instance, HostFunction function, Type type, Exception cause) =>
        Create(instance.PluginName, instance.ExportName, PayloadDirection.HostFunctionResult, type, default, cause,
            $"The result of the host function '{function}' for '{instance.PluginName}' cannot be written as {NameOf(type)}");

    internal static PayloadException InvalidHandle(InstanceContext instance, HostFunction function, int index, long handle) =>
        new(string.Create(CultureInfo.InvariantCulture,
            $"Argument {index} that '{instance.PluginName}' passed to the host function '{function}' is {handle}, which is not the handle of a live block. The plugin freed it, or computed it wrongly."))
        {
            PluginName = instance.PluginName,
            Export = instance.ExportName,
            Direction = PayloadDirection.HostFunctionArgument,
        };

    private static PayloadException Create(
        string plugin, string export, PayloadDirection direction, Type type, ReadOnlySpan<byte> payload, Exception cause, string what)
    {
        var message = new StringBuilder(what);
        string? path = (cause as JsonException)?.Path;
        string reason = $"{(path is null ? "" : $" at {path}")}: {Reason(cause)}";
        message.Append(payload.IsEmpty ? reason : Tame(reason));
        if (!payload.IsEmpty)
        {
            message.Append(CultureInfo.InvariantCulture, $" The payload has {payload.Length} bytes and begins with {Show(payload)}.");
        }

        return new(message.ToString(), cause)
        {
            PluginName = plugin,
            Export = export,
            Direction = direction,
            ValueType = type,
            JsonPath = path,
            Sample = payload[..Math.Min(SampleLength, payload.Length)].ToArray(),
        };
    }

    private static string Reason(Exception cause) => cause switch
    {
        DecoderFallbackException decoder => string.Create(CultureInfo.InvariantCulture, $"it is not UTF-8 at byte {Math.Max(0, decoder.Index)}."),
        EncoderFallbackException encoder => string.Create(CultureInfo.InvariantCulture, $"it holds half of a surrogate pair at character {encoder.Index}."),
        _ => cause.Message.EndsWith('.') ? cause.Message : cause.Message + ".",
    };

    // Printable ASCII as it is, everything else as \xNN: a payload must not be able to forge log lines.
    private static string Show(ReadOnlySpan<byte> payload)
    {
        const int Shown = 60;
        var text = new StringBuilder("\"");
        foreach (byte b in payload[..Math.Min(Shown, payload.Length)])
        {
            if (b is >= 0x20 and < 0x7f and not (byte)'"' and not (byte)'\\')
            {
                text.Append((char)b);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"\\x{b:x2}");
            }
        }

        return text.Append(payload.Length > Shown ? "\"…" : "\"").ToString();
    }

    // What is wrong with a payload is said in its own words, such as the keys of a dictionary: these can forge log lines too.
    private static string Tame(string text)
    {
        const int Longest = 500;
        var tame = new StringBuilder();
        foreach (char letter in text.AsSpan(0, Math.Min(Longest, text.Length)))
        {
            if (char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                tame.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            }
            else
            {
                tame.Append(letter);
            }
        }

        return tame.Append(text.Length > Longest ? "…" : "").ToString();
    }

    private static string NameOf(Type type) => type == typeof(string) ? "text" : type == typeof(byte[]) ? "bytes" : type.Name;
}
