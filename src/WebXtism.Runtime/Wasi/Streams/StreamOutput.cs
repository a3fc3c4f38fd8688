using WebXtism.HostEnvironment;

namespace WebXtism.Wasi.Streams;

internal sealed class StreamOutput(Stream stream) : WasiOutput
{
    internal override OutputSink Open(GuestLog log) => new Sink(stream);

    private sealed class Sink(Stream stream) : OutputSink
    {
        public override void Write(ReadOnlySpan<byte> bytes)
        {
            // Other instances of the plugin may write to it on other threads, and so may its standard error.
            lock (stream)
            {
                stream.Write(bytes);
            }
        }
    }
}
