using System.Text;

namespace WebXtism.Wasi.Files;

/// <summary>A directory of the host that a plugin can use: the walls of everything that is opened through it.</summary>
internal sealed class DirectoryRoot
{
    private const int MaxLinks = 40;

    // The directories on the way from the root of the file system, itself included, and what each was at load.
    private readonly (string Path, HostEntry Entry)[] _way;

    public DirectoryRoot(WasiDirectory directory)
    {
        HostPath = Canonical(directory.HostPath);
        _way = [.. WayTo(HostPath).Select(static path => (path, HostEntry.At(path)))];
        GuestPath = Encoding.UTF8.GetBytes(directory.GuestPath);
        IsReadOnly = directory.IsReadOnly;
    }

    /// <summary>Its path, absolute and without symbolic links, with no separator at the end.</summary>
    public string HostPath { get; }

    public byte[] GuestPath { get; }

    public bool IsReadOnly { get; }

    /// <summary>The path of something inside.</summary>
    public string PathOf(IReadOnlyCollection<string> components) =>
        components.Count == 0 ? HostPath + Path.DirectorySeparatorChar : $"{HostPath}{Path.DirectorySeparatorChar}{string.Join(Path.DirectorySeparatorChar, components)}";

    /// <summary>
    /// Whether its path still leads to it and not through a link: another directory of the options may hold this one, and a
    /// guest that can write there can move things into its way.
    /// </summary>
    public bool IsInPlace() => Array.TrueForAll(_way, static step => HostEntry.At(step.Path) == step.Entry);

    /// <summary>Whether a canonical path lies inside.</summary>
    public bool Holds(string canonicalPath) =>
        canonicalPath.Length > HostPath.Length
        && canonicalPath.StartsWith(HostPath, StringComparison.Ordinal)
        && canonicalPath[HostPath.Length] == Path.DirectorySeparatorChar;

    // The application's own links lead where it says, once and for all: at load.
    private static string Canonical(string path)
    {
        string full = Path.GetFullPath(path);
        string root = Path.GetPathRoot(full)!;
        var pending = new Stack<string>(Components(full[root.Length..]));
        string done = root;
        for (int links = 0; pending.TryPop(out string? component);)
        {
            string next = Path.Combine(done, component);
            if (links < MaxLinks && HostEntry.At(next).LinkTarget is { } target)
            {
                links++;
                string resolved = Path.GetFullPath(target, done);
                done = Path.GetPathRoot(resolved)!;
                foreach (string part in Components(resolved[done.Length..]))
                {
                    pending.Push(part);
                }
            }
            else
            {
                done = next;
            }
        }

        return Path.TrimEndingDirectorySeparator(done) is var trimmed && trimmed == root ? root.TrimEnd(Path.DirectorySeparatorChar) : trimmed;
    }

    private static IEnumerable<string> WayTo(string path)
    {
        for (string? step = path; !string.IsNullOrEmpty(step) && step != Path.GetPathRoot(step); step = Path.GetDirectoryName(step))
        {
            yield return step;
        }
    }

    // From the last to the first, as a stack wants them.
    private static IEnumerable<string> Components(string path) =>
        path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse();
}
