using WebXtism.Wasi.Files;

namespace WebXtism.Wasi.Descriptors;

/// <summary>
/// A directory that a guest has open. It is a place below a root and not a handle of the system: .NET has none for
/// directories.
/// </summary>
internal sealed class DirectoryDescriptor : Descriptor
{
    private DirectoryListing? _listing;

    /// <summary>A directory that the application gives.</summary>
    public DirectoryDescriptor(DirectoryRoot root)
        : base(FileType.Directory, Rights.Directory, Rights.Directory | Rights.File)
    {
        Root = root;
        Components = [];
        IsPreopened = true;
    }

    /// <summary>A directory that the guest opened.</summary>
    public DirectoryDescriptor(ResolvedPath path, Rights inheriting)
        : base(FileType.Directory, inheriting & Rights.Directory, inheriting)
    {
        Root = path.Root;
        Components = path.Components;
    }

    public DirectoryRoot Root { get; }

    /// <summary>The names that lead here from the root; none of them was a link.</summary>
    public string[] Components { get; }

    public bool IsPreopened { get; }

    /// <summary>How many entries are remembered for a guest that reads on.</summary>
    public int Remembered => _listing?.Entries.Length ?? 0;

    public override FileStat Stat() => PathResolver.Resolve(this, ".", followLast: false, out ResolvedPath path) == Errno.Success
        ? FileStat.Of(path.HostPath, path.Entry)
        : throw new DirectoryNotFoundException();

    /// <summary>Lists the directory.</summary>
    /// <param name="fresh">Whether to look again; else what was found last is told, if anything was.</param>
    /// <param name="maxEntries">How many entries there may be.</param>
    /// <param name="listing">The entries.</param>
    public Errno List(bool fresh, int maxEntries, out DirectoryListing listing)
    {
        listing = _listing!;
        if (!fresh && _listing is not null)
        {
            return Errno.Success;
        }

        Errno errno = PathResolver.Resolve(this, ".", followLast: false, out ResolvedPath path);
        if (errno == Errno.Success && (_listing = DirectoryListing.Read(path.HostPath, maxEntries)) is null)
        {
            errno = Errno.Nomem;
        }

        listing = _listing!;
        return errno;
    }
}
