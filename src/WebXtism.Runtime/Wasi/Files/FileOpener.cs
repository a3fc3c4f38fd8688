using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace WebXtism.Wasi.Files;

/// <summary>Opens files of the host where <see cref="PathResolver"/> says, and checks on Linux that it is there.</summary>
internal static class FileOpener
{
    // As in POSIX: that a guest has a file open keeps nobody else from it.
    private const FileShare Share = FileShare.ReadWrite | FileShare.Delete;

    /// <summary>Opens a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="access">What to do with it.</param>
    /// <param name="truncate">Whether to empty it.</param>
    /// <returns>The handle, or <see langword="null"/> when the path leads outside by now.</returns>
    public static SafeFileHandle? Open(ResolvedPath path, FileAccess access, bool truncate)
    {
        // A new file is never reached through a link: the system refuses to create where something is.
        bool creates = path.Entry.Kind == HostEntryKind.Missing;
        SafeFileHandle handle = File.OpenHandle(
            path.HostPath, creates ? FileMode.CreateNew : FileMode.Open, creates || truncate ? access | FileAccess.Write : access, Share);
        try
        {
            if (!IsInside(path.Root, handle))
            {
                handle.Dispose();
                return null;
            }

            // Not before it is known what file it is.
            if (truncate)
            {
                RandomAccess.SetLength(handle, 0);
            }

            return handle;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    // Closes the gap between the look and the use, where the system tells what was opened: a file outside was opened, but is
    // neither read nor written.
    private static bool IsInside(DirectoryRoot root, SafeFileHandle handle)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        string descriptor = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{handle.DangerousGetHandle()}");
        // Unknown where /proc is not mounted.
        return new FileInfo(descriptor).LinkTarget is not { } actual || root.Holds(actual);
    }
}
