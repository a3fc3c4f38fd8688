using System.Globalization;
using System.Text.Unicode;
using WebXtism;

namespace Greeter;

/// <summary>Two numbers to add. The plugin wants them in a form of its own, wherever they are a payload.</summary>
[PayloadCodec<SumCodec>]
public readonly record struct Sum(long Left, long Right);

/// <summary>The numbers in decimal, with a space between.</summary>
public readonly struct SumCodec : IPayloadCodec<Sum>
{
    private const int MaxBytes = 41;

    /// <summary>Writes straight into plugin memory.</summary>
    public void Write(Sum value, PayloadWriter writer)
    {
        Utf8.TryWrite(writer.GetSpan(MaxBytes), CultureInfo.InvariantCulture, $"{value.Left} {value.Right}", out int written);
        writer.Advance(written);
    }

    /// <summary>Reads from plugin memory. A plugin may say anything, and what is no sum becomes a <see cref="PayloadException"/>.</summary>
    public Sum Read(ReadOnlySpan<byte> payload)
    {
        int space = payload.IndexOf((byte)' ');
        return space < 0
            ? throw new FormatException("a sum is two numbers.")
            : new(long.Parse(payload[..space], CultureInfo.InvariantCulture), long.Parse(payload[(space + 1)..], CultureInfo.InvariantCulture));
    }
}
