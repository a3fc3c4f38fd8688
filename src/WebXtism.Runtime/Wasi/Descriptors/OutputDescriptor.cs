using WebXtism.Wasi.Files;
using WebXtism.Wasi.Streams;

namespace WebXtism.Wasi.Descriptors;

/// <summary>Standard output or standard error.</summary>
/// <remarks>
/// It says that it is a terminal: C libraries then write each line when it ends, instead of when the program ends, which for
/// most plugins is never.
/// </remarks>
/// <param name="sink">Where it goes; <see langword="null"/> is nowhere.</param>
internal sealed class OutputDescriptor(OutputSink? sink) : Descriptor(FileType.CharacterDevice, Rights.Output, Rights.None)
{
    public override Errno Write(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.IsEmpty)
        {
            sink?.Write(bytes);
        }

        return Errno.Success;
    }

    public override FileStat Stat() => FileStat.OfStream(Type);

    public override void Dispose()
    {
        sink?.Close();
        base.Dispose();
    }
}
