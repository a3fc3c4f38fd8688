using System.Net;
using System.Net.Sockets;
using WebXtism.HostEnvironment.Http;

namespace WebXtism.Tests.Http;

/// <summary>The connection itself; what it means for plugins is in <see cref="AllowedHostTests"/>.</summary>
public sealed class PublicConnectionTests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public PublicConnectionTests() => _listener.Start();

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task It_leads_to_an_address_that_may_be_connected_to(string host)
    {
        var asked = new List<IPAddress>();
        await using Stream stream = await PublicConnection.ConnectAsync(
            new DnsEndPoint(host, Port),
            address =>
            {
                asked.Add(address);
                return address.Equals(IPAddress.Loopback);
            },
            CancellationToken.None);
        using TcpClient accepted = await _listener.AcceptTcpClientAsync();

        await stream.WriteAsync("x"u8.ToArray());

        Assert.Equal('x', accepted.GetStream().ReadByte());
        Assert.Contains(IPAddress.Loopback, asked);
    }

    [Fact]
    public async Task It_leads_nowhere_when_no_address_may_be_connected_to()
    {
        var exception = await Assert.ThrowsAsync<ExtismException>(() =>
            PublicConnection.ConnectAsync(new DnsEndPoint("127.0.0.1", Port), PublicAddress.Contains, CancellationToken.None).AsTask());

        Assert.StartsWith("'127.0.0.1' is at 127.0.0.1, which is not on the internet", exception.Message, StringComparison.Ordinal);
        Assert.False(_listener.Pending());
    }

    [Fact]
    public async Task It_fails_as_sockets_do()
    {
        int port = Port;
        _listener.Stop();

        await Assert.ThrowsAsync<SocketException>(() =>
            PublicConnection.ConnectAsync(new DnsEndPoint("127.0.0.1", port), _ => true, CancellationToken.None).AsTask());
    }
}
