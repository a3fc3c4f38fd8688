using System.Net;
using System.Net.Sockets;

namespace WebXtism.HostEnvironment.Http;

/// <summary>
/// Connects to addresses of the internet alone. The address that is checked is the one that is connected to: a name that
/// resolves to something else a moment later gains nothing.
/// </summary>
internal static class PublicConnection
{
    /// <summary>Connects a request of <see cref="SocketsHttpHandler"/>.</summary>
    public static ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken) =>
        ConnectAsync(context.DnsEndPoint, PublicAddress.Contains, cancellationToken);

    /// <summary>Connects to that address of a name which may be connected to.</summary>
    /// <param name="target">The name or address, and the port.</param>
    /// <param name="mayConnect">Tells for each address.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ExtismException">None of the addresses may; the message is a reason for <see cref="HttpCaller.Refused"/>.</exception>
    internal static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, Predicate<IPAddress> mayConnect, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(target.Host, cancellationToken).ConfigureAwait(false);
        IPAddress[] allowed = Array.FindAll(addresses, mayConnect);
        if (allowed.Length == 0)
        {
            throw new ExtismException(Refusal(target.Host, addresses));
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Says why a host cannot be connected to.</summary>
    public static string Refusal(string host, IPAddress[] addresses) =>
        $"'{host}' is at {string.Join<IPAddress>(", ", addresses)}, which is not on the internet but private, local or reserved; "
        + "name that address itself in PluginOptions.AllowedHosts, or set PluginOptions.AllowPrivateAddresses";
}
