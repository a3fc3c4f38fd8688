using WebXtism.Engine;
using WebXtism.Wasi.Files;

namespace WebXtism.Wasi.Descriptors;

/// <summary>What a guest has open. Each operation that a kind cannot do is answered with an error number, never an exception.</summary>
internal abstract class Descriptor(FileType type, Rights rights, Rights inheriting) : IDisposable
{
    public FileType Type { get; } = type;

    /// <summary>What may be done with it.</summary>
    public Rights Rights { get; set; } = rights;

    /// <summary>What may be done with what is opened through it.</summary>
    public Rights Inheriting { get; set; } = inheriting;

    public DescriptorFlags Flags { get; set; }

    /// <summary>Reads from where the last read or write ended.</summary>
    public virtual Errno Read(Span<byte> buffer, InstanceContext instance, out int count)
    {
        count = 0;
        return Errno.Badf;
    }

    /// <summary>Writes to where the last read or write ended.</summary>
    public virtual Errno Write(ReadOnlySpan<byte> bytes) => Errno.Badf;

    public abstract FileStat Stat();

    public virtual void Dispose()
    {
    }
}
