using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace WebXtism.Sources;

/// <summary>The SHA-256 that a module must have.</summary>
internal sealed class Sha256Pin
{
    /// <summary>What is said about text that is no hash.</summary>
    public const string Expected = "must be a SHA-256: 64 hex digits";

    private Sha256Pin(string hex) => Hex = hex;

    /// <summary>The hash in lower case.</summary>
    public string Hex { get; }

    public static bool TryParse(string hex, [NotNullWhen(true)] out Sha256Pin? pin)
    {
        pin = hex.Length == 2 * SHA256.HashSizeInBytes && hex.All(char.IsAsciiHexDigit) ? new Sha256Pin(hex.ToLowerInvariant()) : null;
        return pin is not null;
    }

    public bool Fits(ReadOnlySpan<byte> bytes) => HexOf(bytes) == Hex;

    /// <exception cref="PluginLoadException">The bytes have another hash.</exception>
    public void Verify(string plugin, ReadOnlySpan<byte> bytes)
    {
        string found = HexOf(bytes);
        if (found != Hex)
        {
            throw new PluginLoadException(plugin, PluginLoadFailure.Hash, $"its SHA-256 is wrong: expected {Hex}, found {found}");
        }
    }

    /// <summary>The hash of bytes, as <see cref="Hex"/> writes it.</summary>
    public static string HexOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
