using System.Security;

namespace WebXtism.Wasi.Files;

/// <summary>What a guest is told of an exception of the file system.</summary>
internal static class ErrnoMapping
{
    private const int Win32Facility = unchecked((int)0x80070000);

    public static bool TryMap(Exception exception, out Errno errno)
    {
        Errno? mapped = exception switch
        {
            FileNotFoundException or DirectoryNotFoundException or DriveNotFoundException => Errno.Noent,
            PathTooLongException => Errno.Nametoolong,
            UnauthorizedAccessException or SecurityException => Errno.Acces,
            IOException io => OfCode(io.HResult),
            NotSupportedException => Errno.Notsup,
            ArgumentException => Errno.Inval,
            _ => null,
        };
        errno = mapped ?? Errno.Io;
        return mapped is not null;
    }

    private static Errno OfCode(int code) =>
        (code & 0xffff0000) == Win32Facility ? OfWindows(code & 0xffff)
        : OperatingSystem.IsMacOS() ? OfMacOS(code)
        : OfLinux(code);

    private static Errno OfLinux(int code) => code switch
    {
        39 => Errno.Notempty,
        40 => Errno.Loop,
        122 => Errno.Dquot,
        36 => Errno.Nametoolong,
        _ => OfUnix(code),
    };

    private static Errno OfMacOS(int code) => code switch
    {
        66 => Errno.Notempty,
        62 => Errno.Loop,
        69 => Errno.Dquot,
        63 => Errno.Nametoolong,
        _ => OfUnix(code),
    };

    // The numbers that all Unix systems share.
    private static Errno OfUnix(int code) => code switch
    {
        1 => Errno.Perm,
        2 => Errno.Noent,
        11 or 35 or 16 => Errno.Busy,
        13 => Errno.Acces,
        17 => Errno.Exist,
        18 => Errno.Xdev,
        20 => Errno.Notdir,
        21 => Errno.Isdir,
        22 => Errno.Inval,
        23 or 24 => Errno.Mfile,
        26 => Errno.Txtbsy,
        27 => Errno.Fbig,
        28 => Errno.Nospc,
        30 => Errno.Rofs,
        _ => Errno.Io,
    };

    private static Errno OfWindows(int code) => code switch
    {
        2 or 3 => Errno.Noent,
        4 => Errno.Mfile,
        5 => Errno.Acces,
        17 => Errno.Xdev,
        19 => Errno.Rofs,
        32 or 33 => Errno.Busy,
        39 or 112 => Errno.Nospc,
        80 or 183 => Errno.Exist,
        87 => Errno.Inval,
        145 => Errno.Notempty,
        1314 => Errno.Perm,
        _ => Errno.Io,
    };
}
