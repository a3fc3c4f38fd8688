using WebXtism.Wasi.Descriptors;

namespace WebXtism.Wasi.Functions;

/// <summary>Sockets: there are none, so every descriptor is something else.</summary>
internal static class SocketFunctions
{
    public static IReadOnlyList<HostFunction> All { get; } =
    [
        WasiFunctions.Define("sock_accept", "iii", Refuse),
        WasiFunctions.Define("sock_recv", "iiiiii", Refuse),
        WasiFunctions.Define("sock_send", "iiiii", Refuse),
        WasiFunctions.Define("sock_shutdown", "ii", Refuse),
    ];

    private static Errno Refuse(WasiCall call)
    {
        Errno errno = call.Find(0, Rights.None, out Descriptor _);
        return errno == Errno.Success ? Errno.Notsock : errno;
    }
}
