using WebXtism.Wasi.Descriptors;
using WebXtism.Wasi.Files;

namespace WebXtism.Wasi.Functions;

/// <summary>What changes directories. None of it works in a directory that is read-only.</summary>
internal static class PathChangeFunctions
{
    public static IReadOnlyList<HostFunction> All { get; } =
    [
        WasiFunctions.DefineForFiles("path_create_directory", "iii", CreateDirectory),
        WasiFunctions.DefineForFiles("path_filestat_set_times", "iiiilli", SetTimes),
        WasiFunctions.DefineForFiles("path_link", "iiiiiii", Link),
        WasiFunctions.DefineForFiles("path_remove_directory", "iii", RemoveDirectory),
        WasiFunctions.DefineForFiles("path_rename", "iiiiii", Rename),
        WasiFunctions.DefineForFiles("path_symlink", "iiiii", CreateLink),
        WasiFunctions.DefineForFiles("path_unlink_file", "iii", UnlinkFile),
    ];

    private static Errno CreateDirectory(WasiCall call)
    {
        Errno errno = ResolveEntry(call, 0, Rights.PathCreateDirectory, path: 1, out ResolvedPath path);
        if (errno == Errno.Success && path.Entry.Kind != HostEntryKind.Missing)
        {
            errno = Errno.Exist;
        }

        if (errno == Errno.Success)
        {
            Directory.CreateDirectory(path.HostPath);
        }

        return errno;
    }

    private static Errno SetTimes(WasiCall call)
    {
        Errno errno = call.FindDirectory(0, Rights.PathFilestatSetTimes, changes: true, out DirectoryDescriptor directory);
        if (errno != Errno.Success)
        {
            return errno;
        }

        errno = PathFunctions.Resolve(call, directory, path: 2, PathFunctions.Follows(call, 1), out ResolvedPath path);
        if (errno != Errno.Success)
        {
            return errno;
        }

        errno = FileTimes.Read(
            (TimeFlags)call.UInt32(6), call.UInt64(4), call.UInt64(5), call.Wasi.Settings.TimeProvider, out DateTime? accessed, out DateTime? modified);
        if (errno != Errno.Success || path.Entry.Kind is HostEntryKind.Missing or HostEntryKind.Link)
        {
            // .NET does not promise whose times it sets when there is a link.
            return errno != Errno.Success ? errno : path.Entry.Kind == HostEntryKind.Link ? Errno.Notsup : Errno.Noent;
        }

        FileSystemInfo info = path.Entry.Kind == HostEntryKind.Directory ? new DirectoryInfo(path.HostPath) : new FileInfo(path.HostPath);
        info.LastAccessTimeUtc = accessed ?? info.LastAccessTimeUtc;
        info.LastWriteTimeUtc = modified ?? info.LastWriteTimeUtc;
        return Errno.Success;
    }

    // .NET has no hard links. The arguments are checked all the same, so that a guest sees its own mistakes first.
    private static Errno Link(WasiCall call)
    {
        Errno errno = call.FindDirectory(0, Rights.PathLinkSource, changes: false, out DirectoryDescriptor source);
        if (errno == Errno.Success)
        {
            errno = PathFunctions.Resolve(call, source, path: 2, PathFunctions.Follows(call, 1), out _);
        }

        if (errno == Errno.Success)
        {
            errno = ResolveEntry(call, 4, Rights.PathLinkTarget, path: 5, out _);
        }

        return errno == Errno.Success ? Errno.Notsup : errno;
    }

    private static Errno RemoveDirectory(WasiCall call)
    {
        Errno errno = ResolveEntry(call, 0, Rights.PathRemoveDirectory, path: 1, out ResolvedPath path);
        if (errno != Errno.Success)
        {
            return errno;
        }

        if (path.Entry.Kind != HostEntryKind.Directory || path.IsStart)
        {
            return path.IsStart ? Errno.Busy : path.Entry.Kind == HostEntryKind.Missing ? Errno.Noent : Errno.Notdir;
        }

        Directory.Delete(path.HostPath, recursive: false);
        return Errno.Success;
    }

    private static Errno UnlinkFile(WasiCall call)
    {
        Errno errno = ResolveEntry(call, 0, Rights.PathUnlinkFile, path: 1, out ResolvedPath path);
        if (errno != Errno.Success)
        {
            return errno;
        }

        if (path.Entry.Kind is HostEntryKind.Missing or HostEntryKind.Directory)
        {
            return path.Entry.Kind == HostEntryKind.Missing ? Errno.Noent : Errno.Isdir;
        }

        Unlink(path);
        return Errno.Success;
    }

    private static void Unlink(ResolvedPath path)
    {
        if (OperatingSystem.IsWindows() && path.Entry.Kind == HostEntryKind.Link && IsDirectoryLink(path.HostPath))
        {
            Directory.Delete(path.HostPath);
        }
        else
        {
            File.Delete(path.HostPath);
        }
    }

    private static Errno Rename(WasiCall call)
    {
        Errno errno = ResolveEntry(call, 0, Rights.PathRenameSource, path: 1, out ResolvedPath source);
        if (errno != Errno.Success)
        {
            return errno;
        }

        errno = ResolveEntry(call, 3, Rights.PathRenameTarget, path: 4, out ResolvedPath target);
        if (errno != Errno.Success)
        {
            return errno;
        }

        if (source.IsStart || target.IsStart)
        {
            return Errno.Busy;
        }

        if (Path.GetPathRoot(source.HostPath) != Path.GetPathRoot(target.HostPath))
        {
            return Errno.Xdev;
        }

        if (source.Entry.Kind == HostEntryKind.Missing || source.HostPath == target.HostPath)
        {
            return source.Entry.Kind == HostEntryKind.Missing ? Errno.Noent : Errno.Success;
        }

        return source.Entry.Kind == HostEntryKind.Directory ? MoveDirectory(source.HostPath, target) : MoveFile(source, target);
    }

    private static Errno MoveDirectory(string source, ResolvedPath target)
    {
        if (target.HostPath.StartsWith(source + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return Errno.Inval;
        }

        if (target.Entry.Kind is HostEntryKind.File or HostEntryKind.Link)
        {
            return Errno.Notdir;
        }

        if (target.Entry.Kind == HostEntryKind.Directory)
        {
            // An empty directory may be replaced; this fails when it is not.
            Directory.Delete(target.HostPath, recursive: false);
        }

        Directory.Move(source, target.HostPath);
        return Errno.Success;
    }

    // Never File.Move: from one file system to another it copies, and so reads and writes whatever the links at both ends lead
    // to. These two rename and do nothing else.
    private static Errno MoveFile(ResolvedPath source, ResolvedPath target)
    {
        switch (target.Entry.Kind)
        {
            case HostEntryKind.Directory:
                return Errno.Isdir;
            case HostEntryKind.File:
                File.Replace(source.HostPath, target.HostPath, destinationBackupFileName: null);
                return Errno.Success;
            case HostEntryKind.Link:
                Unlink(target);
                goto default;
            default:
                Directory.Move(source.HostPath, target.HostPath);
                return Errno.Success;
        }
    }

    private static Errno CreateLink(WasiCall call)
    {
        Errno errno = call.ReadPath(0, out string leadsTo);
        if (errno != Errno.Success)
        {
            return errno;
        }

        errno = ResolveEntry(call, 2, Rights.PathSymlink, path: 3, out ResolvedPath path);
        if (errno != Errno.Success)
        {
            return errno;
        }

        if (leadsTo.Length == 0 || path.Entry.Kind != HostEntryKind.Missing)
        {
            return leadsTo.Length == 0 ? Errno.Noent : Errno.Exist;
        }

        if (LeadsUp(leadsTo))
        {
            return Errno.Perm;
        }

        File.CreateSymbolicLink(path.HostPath, leadsTo);
        return Errno.Success;
    }

    // The guest itself could not follow a link that leads outside; but the application or another plugin might. Where ".." leads
    // depends on other links and changes when a directory is moved; what only leads down stays inside wherever it goes.
    private static bool LeadsUp(string target) =>
        target[0] == '/' || Path.IsPathRooted(target) || target.Split('/', Path.DirectorySeparatorChar).Contains("..");

    private static bool IsDirectoryLink(string path) => (File.GetAttributes(path) & FileAttributes.Directory) != FileAttributes.None;

    /// <summary>Resolves a path whose last name is about to change: a link there is meant itself.</summary>
    private static Errno ResolveEntry(WasiCall call, int directory, Rights right, int path, out ResolvedPath resolved)
    {
        resolved = null!;
        Errno errno = call.FindDirectory(directory, right, changes: true, out DirectoryDescriptor start);
        if (errno == Errno.Success)
        {
            errno = call.ReadPath(path, out string text);
            if (errno == Errno.Success)
            {
                // "mkdir name/" is allowed where there is no name yet.
                string trimmed = text.TrimEnd('/');
                errno = PathResolver.Resolve(start, trimmed.Length == 0 ? text : trimmed, followLast: false, out resolved);
                if (errno == Errno.Success && trimmed.Length < text.Length && resolved.Entry.Kind is HostEntryKind.File or HostEntryKind.Link)
                {
                    errno = Errno.Notdir;
                }
            }
        }

        return errno;
    }
}
