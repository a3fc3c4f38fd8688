namespace WebXtism;

/// <summary>
/// A directory of the host that a plugin can use under a path of its own. Nothing outside of it can be reached through it,
/// not by <c>..</c> and not by symbolic links.
/// </summary>
/// <remarks>Give plugins directories that hold nothing but files and directories: opening a pipe or device blocks.</remarks>
public sealed class WasiDirectory
{
    private const string ReadOnlyPrefix = "ro:";

    private WasiDirectory(string hostPath, string guestPath, bool isReadOnly)
    {
        ArgumentException.ThrowIfNullOrEmpty(hostPath);
        ArgumentException.ThrowIfNullOrEmpty(guestPath);
        HostPath = hostPath;
        GuestPath = guestPath;
        IsReadOnly = isReadOnly;
    }

    /// <summary>Where the directory is in the file system of the host.</summary>
    public string HostPath { get; }

    /// <summary>Where the plugin sees it.</summary>
    public string GuestPath { get; }

    /// <summary>Whether the plugin can only read: nothing in it, however deep, can be created, written, renamed, touched or removed.</summary>
    public bool IsReadOnly { get; }

    /// <summary>A directory that the plugin can only read.</summary>
    /// <param name="hostPath">Where it is in the file system of the host. It must exist when the plugin is loaded.</param>
    /// <param name="guestPath">Where the plugin sees it, such as <c>/data</c>.</param>
    /// <returns>The directory.</returns>
    /// <exception cref="ArgumentException">A path is empty.</exception>
    public static WasiDirectory ReadOnly(string hostPath, string guestPath) => new(hostPath, guestPath, isReadOnly: true);

    /// <summary>A directory in which the plugin can do everything. It can fill the disk.</summary>
    /// <param name="hostPath">Where it is in the file system of the host. It must exist when the plugin is loaded.</param>
    /// <param name="guestPath">Where the plugin sees it, such as <c>/data</c>.</param>
    /// <returns>The directory.</returns>
    /// <exception cref="ArgumentException">A path is empty.</exception>
    public static WasiDirectory ReadWrite(string hostPath, string guestPath) => new(hostPath, guestPath, isReadOnly: false);

    /// <summary>An entry of <c>allowed_paths</c> as Extism's manifests write it.</summary>
    /// <param name="hostPath">The path in the file system of the host, with <c>ro:</c> before it when the plugin may only read.</param>
    /// <param name="guestPath">Where the plugin sees it.</param>
    /// <returns>The directory.</returns>
    /// <exception cref="ArgumentException">A path is empty.</exception>
    public static WasiDirectory FromAllowedPath(string hostPath, string guestPath)
    {
        ArgumentNullException.ThrowIfNull(hostPath);
        return hostPath.StartsWith(ReadOnlyPrefix, StringComparison.Ordinal)
            ? ReadOnly(hostPath[ReadOnlyPrefix.Length..], guestPath)
            : ReadWrite(hostPath, guestPath);
    }

    /// <summary>The directory as Extism's manifests write it, for messages.</summary>
    /// <returns>For example <c>ro:/srv/templates -> /templates</c>.</returns>
    public override string ToString() => $"{(IsReadOnly ? ReadOnlyPrefix : "")}{HostPath} -> {GuestPath}";
}
