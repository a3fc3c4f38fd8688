namespace WebXtism;

/// <summary>A module in the manifest itself.</summary>
/// <param name="data">The module in WebAssembly's binary form. Do not change it afterwards.</param>
public sealed class ManifestDataModule(ReadOnlyMemory<byte> data) : ManifestModule
{
    /// <summary>The module's bytes (<c>data</c>, which is Base64 in JSON).</summary>
    public ReadOnlyMemory<byte> Data { get; } = data;
}
