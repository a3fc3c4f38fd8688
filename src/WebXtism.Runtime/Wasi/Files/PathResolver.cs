using WebXtism.Wasi.Descriptors;

namespace WebXtism.Wasi.Files;

/// <summary>
/// Follows paths of guests name by name, links included, and never leaves the directory from which they start. The host's own
/// resolution gets nothing but names that were looked at.
/// </summary>
/// <remarks>
/// .NET cannot open a file relative to a directory's handle, so somebody who replaces a directory by a link between the look
/// and the use can lead the use astray. A guest is one thread and cannot race itself; <see cref="FileOpener"/> looks again.
/// </remarks>
internal static class PathResolver
{
    // The same number as in Linux.
    private const int MaxLinks = 40;

    public static Errno Resolve(DirectoryDescriptor start, string path, bool followLast, out ResolvedPath resolved)
    {
        resolved = null!;
        if (path.Length == 0)
        {
            return Errno.Noent;
        }

        if (!start.Root.IsInPlace())
        {
            return Errno.Noent;
        }

        var trail = new List<string>(start.Components.Length + 8);
        foreach (string component in start.Components)
        {
            // A directory that was opened earlier may have been replaced by a link since.
            trail.Add(component);
            if (HostEntry.At(start.Root.PathOf(trail)).Kind != HostEntryKind.Directory)
            {
                return Errno.Noent;
            }
        }

        var entry = new HostEntry(HostEntryKind.Directory, null);
        var pending = new Stack<string>();
        Errno errno = Push(pending, path);
        for (int links = 0; errno == Errno.Success && pending.TryPop(out string? component);)
        {
            errno = component switch
            {
                "." => Errno.Success,
                ".." => Ascend(trail, start.Components.Length, ref entry),
                _ => Descend(start.Root, trail, pending, component, followLast, ref links, ref entry),
            };
        }

        if (errno == Errno.Success)
        {
            resolved = new ResolvedPath(start.Root, [.. trail], entry, IsStart: trail.Count == start.Components.Length);
        }

        return errno;
    }

    private static Errno Ascend(List<string> trail, int floor, ref HostEntry entry)
    {
        if (trail.Count == floor)
        {
            return Errno.Perm;
        }

        trail.RemoveAt(trail.Count - 1);
        entry = new(HostEntryKind.Directory, null);
        return Errno.Success;
    }

    private static Errno Descend(DirectoryRoot root, List<string> trail, Stack<string> pending, string name, bool followLast, ref int links, ref HostEntry entry)
    {
        if (!HostNames.IsUsable(name))
        {
            return Errno.Inval;
        }

        trail.Add(name);
        entry = HostEntry.At(root.PathOf(trail));
        bool last = pending.Count == 0;
        if (entry.Kind != HostEntryKind.Link || (last && !followLast))
        {
            return last || entry.Kind == HostEntryKind.Directory ? Errno.Success
                : entry.Kind == HostEntryKind.Missing ? Errno.Noent
                : Errno.Notdir;
        }

        if (++links > MaxLinks)
        {
            return Errno.Loop;
        }

        string? target = entry.LinkTarget;
        trail.RemoveAt(trail.Count - 1);
        entry = new(HostEntryKind.Directory, null);
        // Windows has links that are not paths; nobody knows where they lead.
        return string.IsNullOrEmpty(target) ? Errno.Perm : Push(pending, target);
    }

    /// <summary>Puts the names of a path on the stack, the first one on top.</summary>
    private static Errno Push(Stack<string> pending, string path)
    {
        if (path[0] == '/' || Path.IsPathRooted(path))
        {
            return Errno.Perm;
        }

        string[] components = (OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path).Split('/');
        if (components[^1].Length == 0)
        {
            // A separator at the end: what comes before it must be a directory.
            components[^1] = ".";
        }

        for (int i = components.Length - 1; i >= 0; i--)
        {
            if (components[i].Length > 0)
            {
                pending.Push(components[i]);
            }
        }

        return Errno.Success;
    }
}
