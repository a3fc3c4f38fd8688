using WebXtism.HostEnvironment;

namespace WebXtism.Wasi.Streams;

internal sealed class CallbackOutput(Action<ReadOnlySpan<byte>> write) : WasiOutput
{
    internal override OutputSink Open(GuestLog log) => new Sink(write);

    private sealed class Sink(Action<ReadOnlySpan<byte>> write) : OutputSink
    {
        public override void Write(ReadOnlySpan<byte> bytes) => write(bytes);
    }
}
