using System.IO.Enumeration;

namespace WebXtism.Wasi.Files;

/// <summary>The entries of a directory at one moment, so that a guest can read on where it stopped.</summary>
internal sealed class DirectoryListing
{
    private static readonly EnumerationOptions s_all = new()
    {
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
    };

    private DirectoryListing(string path, (string Name, FileType Type)[] entries)
    {
        HostPath = path;
        Entries = entries;
    }

    public string HostPath { get; }

    public (string Name, FileType Type)[] Entries { get; }

    /// <returns>The entries, or <see langword="null"/> when there are more than <paramref name="maxEntries"/>.</returns>
    public static DirectoryListing? Read(string path, int maxEntries)
    {
        var found = new FileSystemEnumerable<(string, FileType)>(path, static (ref FileSystemEntry entry) => (entry.FileName.ToString(), TypeOf(ref entry)), s_all);
        (string, FileType)[] entries = [(".", FileType.Directory), ("..", FileType.Directory), .. found.Take(maxEntries)];
        return entries.Length > maxEntries ? null : new DirectoryListing(path, entries);
    }

    private static FileType TypeOf(ref FileSystemEntry entry) =>
        (entry.Attributes & FileAttributes.ReparsePoint) != FileAttributes.None ? FileType.SymbolicLink
        : entry.IsDirectory ? FileType.Directory
        : FileType.RegularFile;
}
