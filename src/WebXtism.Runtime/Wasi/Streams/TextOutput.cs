using System.Buffers;
using System.Text;
using WebXtism.HostEnvironment;

namespace WebXtism.Wasi.Streams;

internal sealed class TextOutput(TextWriter writer) : WasiOutput
{
    internal override OutputSink Open(GuestLog log) => new Sink(writer);

    private sealed class Sink(TextWriter writer) : OutputSink
    {
        // Keeps the first bytes of a character whose last ones come with the next write.
        private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

        public override void Write(ReadOnlySpan<byte> bytes)
        {
            char[] characters = ArrayPool<char>.Shared.Rent(Encoding.UTF8.GetMaxCharCount(bytes.Length));
            int count = _decoder.GetChars(bytes, characters, flush: false);
            if (count > 0)
            {
                // Other instances of the plugin may write to it on other threads, and so may its standard error.
                lock (writer)
                {
                    writer.Write(characters.AsSpan(0, count));
                }
            }

            ArrayPool<char>.Shared.Return(characters);
        }
    }
}
