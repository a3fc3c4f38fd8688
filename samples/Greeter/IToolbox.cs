using System.Buffers;
using WebXtism;

namespace Greeter;

/// <summary>A plugin with a function for each thing that a plugin can ask of its host; here, as many kinds of payloads.</summary>
[ExtismPlugin("conformance.rust.wasm", Imports = [typeof(Words)])]
public partial interface IToolbox : IEcho
{
    /// <summary>Bytes that go straight into plugin memory, and from there straight to where the caller wants them.</summary>
    void Upper(ReadOnlySpan<byte> text, IBufferWriter<byte> destination);

    /// <summary>No output is <see langword="null"/>.</summary>
    string? Config(string key);

    /// <summary>A number alone is JSON text or little-endian bytes; the attribute says that this plugin writes text.</summary>
    [return: Payload(PayloadFormat.Json)]
    int Count();

    /// <summary>The same export, away from the caller's thread.</summary>
    [return: Payload(PayloadFormat.Json)]
    Task<int> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>The type has a codec of its own. The plugin asks the application, by <see cref="Words.Add"/>.</summary>
    [return: Payload(PayloadFormat.Json)]
    long HostAdd(Sum sum);

    /// <summary>The plugin asks the application, by <see cref="Words.Reverse"/>.</summary>
    Task<string> HostAsync(string text, CancellationToken cancellationToken = default);
}
