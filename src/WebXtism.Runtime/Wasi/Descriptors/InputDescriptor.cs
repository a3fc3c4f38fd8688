using WebXtism.Engine;
using WebXtism.Wasi.Files;
using WebXtism.Wasi.Streams;

namespace WebXtism.Wasi.Descriptors;

/// <summary>Standard input.</summary>
/// <param name="source">Where it comes from; <see langword="null"/> is the empty input.</param>
internal sealed class InputDescriptor(InputSource? source) : Descriptor(FileType.Unknown, Rights.Input, Rights.None)
{
    public override Errno Read(Span<byte> buffer, InstanceContext instance, out int count)
    {
        count = source?.Read(buffer, instance) ?? 0;
        return Errno.Success;
    }

    public override FileStat Stat() => FileStat.OfStream(Type);
}
