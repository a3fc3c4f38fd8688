using System.Diagnostics.CodeAnalysis;

namespace WebXtism.Wasi.Descriptors;

/// <summary>What a guest has open, by number. A new descriptor gets the lowest number that is free, as in POSIX.</summary>
internal sealed class DescriptorTable : IDisposable
{
    // Far more than plugins need, and few enough that all instances together do not use up what the process may open.
    private const int MaxOpen = 256;

    // A guest can make files without end, and list them through every descriptor; how much the host remembers of them all has one.
    private const int MaxListed = 100_000;

    private readonly List<Descriptor?> _descriptors = [];

    public bool IsFull => _descriptors.Count >= MaxOpen && !_descriptors.Contains(null);

    /// <summary>How many entries a directory may remember beside those that the other ones do.</summary>
    public int RoomFor(DirectoryDescriptor directory) =>
        MaxListed - _descriptors.OfType<DirectoryDescriptor>().Where(other => other != directory).Sum(static other => other.Remembered);

    public bool TryGet(uint number, [NotNullWhen(true)] out Descriptor? descriptor)
    {
        descriptor = number < (uint)_descriptors.Count ? _descriptors[(int)number] : null;
        return descriptor is not null;
    }

    public uint Add(Descriptor descriptor)
    {
        int free = _descriptors.IndexOf(null);
        if (free >= 0)
        {
            _descriptors[free] = descriptor;
            return (uint)free;
        }

        _descriptors.Add(descriptor);
        return (uint)_descriptors.Count - 1;
    }

    public Errno Close(uint number)
    {
        if (!TryGet(number, out Descriptor? descriptor))
        {
            return Errno.Badf;
        }

        _descriptors[(int)number] = null;
        descriptor.Dispose();
        return Errno.Success;
    }

    /// <summary>Gives a descriptor the number of another one, which is closed.</summary>
    public Errno Renumber(uint from, uint to)
    {
        if (!TryGet(from, out Descriptor? moved) || !TryGet(to, out Descriptor? replaced))
        {
            return Errno.Badf;
        }

        if (from != to)
        {
            _descriptors[(int)to] = moved;
            _descriptors[(int)from] = null;
            replaced.Dispose();
        }

        return Errno.Success;
    }

    public void Dispose()
    {
        foreach (Descriptor? descriptor in _descriptors)
        {
            descriptor?.Dispose();
        }

        _descriptors.Clear();
    }
}
