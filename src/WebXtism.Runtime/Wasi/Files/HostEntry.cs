namespace WebXtism.Wasi.Files;

/// <summary>What is at a path of the host. A symbolic link is itself, not what it leads to.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="LinkTarget">Where a link leads, as it was written; <see langword="null"/> when that cannot be told.</param>
internal readonly record struct HostEntry(HostEntryKind Kind, string? LinkTarget)
{
    public FileType Type => Kind switch
    {
        HostEntryKind.Directory => FileType.Directory,
        HostEntryKind.Link => FileType.SymbolicLink,
        HostEntryKind.File => FileType.RegularFile,
        _ => FileType.Unknown,
    };

    public static HostEntry At(string path)
    {
        var info = new FileInfo(path);
        FileAttributes attributes = info.Attributes;
        if (attributes == (FileAttributes)(-1))
        {
            return new(HostEntryKind.Missing, null);
        }

        if ((attributes & FileAttributes.ReparsePoint) != FileAttributes.None)
        {
            return new(HostEntryKind.Link, info.LinkTarget);
        }

        return new((attributes & FileAttributes.Directory) != FileAttributes.None ? HostEntryKind.Directory : HostEntryKind.File, null);
    }
}
