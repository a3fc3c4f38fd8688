using System.Text;
using Microsoft.Win32.SafeHandles;
using WebXtism.Wasi.Descriptors;
using WebXtism.Wasi.Files;

namespace WebXtism.Wasi.Functions;

/// <summary>What can be found and opened by its path.</summary>
internal static class PathFunctions
{
    private const uint FollowLinks = 1;

    public static IReadOnlyList<HostFunction> All { get; } =
    [
        WasiFunctions.DefineForFiles("path_open", "iiiiillii", Open),
        WasiFunctions.DefineForFiles("path_filestat_get", "iiiii", GetFileState),
        WasiFunctions.DefineForFiles("path_readlink", "iiiiii", ReadLink),
    ];

    /// <summary>Resolves a path argument that may end in a link to follow.</summary>
    internal static Errno Resolve(WasiCall call, DirectoryDescriptor directory, int path, bool followLast, out ResolvedPath resolved)
    {
        resolved = null!;
        Errno errno = call.ReadPath(path, out string text);
        return errno == Errno.Success ? PathResolver.Resolve(directory, text, followLast, out resolved) : errno;
    }

    internal static bool Follows(WasiCall call, int flags) => (call.UInt32(flags) & FollowLinks) != 0;

    private static Errno Open(WasiCall call)
    {
        var flags = (OpenFlags)call.UInt32(4);
        var rights = (Rights)call.UInt64(5);
        var descriptorFlags = (DescriptorFlags)call.UInt32(7);
        bool wantsDirectory = (flags & OpenFlags.Directory) != OpenFlags.None;
        bool changes = (flags & (OpenFlags.Create | OpenFlags.Truncate)) != OpenFlags.None || (!wantsDirectory && (rights & Rights.FdWrite) != Rights.None);
        Errno errno = call.FindDirectory(0, Rights.PathOpen, changes, out DirectoryDescriptor directory);
        if (errno != Errno.Success)
        {
            return errno;
        }

        if (call.UInt32(4) > (uint)OpenFlags.All || call.UInt32(7) > (uint)DescriptorFlags.All || (wantsDirectory && (flags & ~OpenFlags.Directory) != OpenFlags.None))
        {
            return Errno.Inval;
        }

        if (call.Check(8, sizeof(uint)) != Errno.Success)
        {
            return Errno.Fault;
        }

        bool exclusive = flags.HasFlag(OpenFlags.Create | OpenFlags.Exclusive);
        errno = Resolve(call, directory, path: 2, Follows(call, 1) && !exclusive, out ResolvedPath path);
        if (errno != Errno.Success)
        {
            return errno;
        }

        if (call.Wasi.Descriptors.IsFull)
        {
            return Errno.Mfile;
        }

        errno = Allow(directory, path, flags, rights);
        if (errno != Errno.Success)
        {
            return errno;
        }

        Descriptor? opened = path.Entry.Kind == HostEntryKind.Directory
            ? new DirectoryDescriptor(path, directory.Inheriting)
            : OpenFile(directory, path, flags, rights);
        if (opened is null)
        {
            return Errno.Perm;
        }

        opened.Flags = descriptorFlags;
        return call.Write(8, call.Wasi.Descriptors.Add(opened));
    }

    private static Errno Allow(DirectoryDescriptor directory, ResolvedPath path, OpenFlags flags, Rights rights)
    {
        bool wantsDirectory = (flags & OpenFlags.Directory) != OpenFlags.None;
        bool creates = (flags & OpenFlags.Create) != OpenFlags.None;
        if (path.Entry.Kind != HostEntryKind.Missing && flags.HasFlag(OpenFlags.Create | OpenFlags.Exclusive))
        {
            return Errno.Exist;
        }

        return path.Entry.Kind switch
        {
            HostEntryKind.Link => Errno.Loop,
            HostEntryKind.Directory when creates || (flags & OpenFlags.Truncate) != OpenFlags.None || (!wantsDirectory && (rights & Rights.FdWrite) != Rights.None) => Errno.Isdir,
            HostEntryKind.File when wantsDirectory => Errno.Notdir,
            HostEntryKind.Missing when !creates => Errno.Noent,
            HostEntryKind.Missing when (directory.Rights & Rights.PathCreateFile) == Rights.None => Errno.Notcapable,
            _ when (flags & OpenFlags.Truncate) != OpenFlags.None && (directory.Rights & Rights.PathFilestatSetSize) == Rights.None => Errno.Notcapable,
            _ => Errno.Success,
        };
    }

    private static FileDescriptor? OpenFile(DirectoryDescriptor directory, ResolvedPath path, OpenFlags flags, Rights rights)
    {
        // What was not asked for is not given, nor what the directory may not pass on; and only a writer may change the content.
        rights &= directory.Inheriting & Rights.File;
        bool writes = (rights & Rights.FdWrite) != Rights.None;
        FileAccess access = !writes ? FileAccess.Read
            : (rights & Rights.FdRead) != Rights.None ? FileAccess.ReadWrite : FileAccess.Write;
        SafeFileHandle? handle = FileOpener.Open(path, access, truncate: (flags & OpenFlags.Truncate) != OpenFlags.None);
        return handle is null ? null : new FileDescriptor(path, handle, writes ? rights : rights & ~Rights.Writing);
    }

    private static Errno GetFileState(WasiCall call)
    {
        Errno errno = call.FindDirectory(0, Rights.PathFilestatGet, changes: false, out DirectoryDescriptor directory);
        if (errno == Errno.Success)
        {
            errno = Resolve(call, directory, path: 2, Follows(call, 1), out ResolvedPath path);
            if (errno == Errno.Success)
            {
                return path.Entry.Kind == HostEntryKind.Missing ? Errno.Noent : WriteState(call, path);
            }
        }

        return errno;
    }

    private static Errno WriteState(WasiCall call, ResolvedPath path)
    {
        Span<byte> state = stackalloc byte[FileStat.EncodedSize];
        FileStat.Of(path.HostPath, path.Entry).Write(state);
        return call.Write(4, state);
    }

    private static Errno ReadLink(WasiCall call)
    {
        Errno errno = call.FindDirectory(0, Rights.PathReadlink, changes: false, out DirectoryDescriptor directory);
        if (errno == Errno.Success)
        {
            errno = Resolve(call, directory, path: 1, followLast: false, out ResolvedPath path);
            if (errno == Errno.Success)
            {
                return WriteLink(call, path.Entry);
            }
        }

        return errno;
    }

    private static Errno WriteLink(WasiCall call, HostEntry entry)
    {
        if (entry.Kind != HostEntryKind.Link)
        {
            return entry.Kind == HostEntryKind.Missing ? Errno.Noent : Errno.Inval;
        }

        // Where things are on the host is none of a guest's business.
        if (entry.LinkTarget is not { } target || Path.IsPathRooted(target))
        {
            return Errno.Perm;
        }

        if (call.Check(3, call.UInt32(4)) != Errno.Success || call.Check(5, sizeof(uint)) != Errno.Success)
        {
            return Errno.Fault;
        }

        ReadOnlySpan<byte> text = Encoding.UTF8.GetBytes(target);
        text = text[..(int)Math.Min((uint)text.Length, call.UInt32(4))];
        call.Write(3, text);
        return call.Write(5, (uint)text.Length);
    }
}
