using System.Security.Cryptography;
using System.Text;

namespace WebXtism.Conformance.Tests;

/// <summary>Some bytes, short enough for a message: one with three megabytes helps nobody.</summary>
/// <param name="Length">How many they are.</param>
/// <param name="Sha256">Their hash, in lower case.</param>
/// <param name="Start">The first of them, as text.</param>
internal sealed record Digest(int Length, string Sha256, string Start)
{
    public static Digest Of(byte[] bytes) =>
        new(bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(100, bytes.Length))));
}
