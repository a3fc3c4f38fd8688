using Microsoft.Extensions.Logging;

namespace WebXtism.Wasi.Streams;

internal sealed class CallbackOutput(Action<ReadOnlySpan<byte>> write) : WasiOutput
{
    internal override OutputSink Open(string plugin, ILogger logger) => new Sink(write);

    private sealed class Sink(Action<ReadOnlySpan<byte>> write) : OutputSink
    {
        public override void Write(ReadOnlySpan<byte> bytes) => write(bytes);
    }
}
