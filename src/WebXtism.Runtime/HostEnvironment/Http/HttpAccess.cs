using System.Net;

namespace WebXtism.HostEnvironment.Http;

/// <summary>What a plugin may do over HTTP, and with what. All its instances share it, and no other plugin does.</summary>
internal sealed class HttpAccess : IDisposable
{
    private readonly AllowList _allowed;
    private readonly bool _allowPrivateAddresses;

    public HttpAccess(PluginOptions options)
    {
        _allowed = new AllowList(options.AllowedHosts);
        _allowPrivateAddresses = options.AllowPrivateAddresses;
        AllowResponseHeaders = options.AllowHttpResponseHeaders;
        MaxResponseBytes = options.MaxHttpResponseBytes;
        Transport = new HttpClientTransport(options.HttpClientFactory);
    }

    public bool AllowResponseHeaders { get; }

    public long MaxResponseBytes { get; }

    public IHttpTransport Transport { get; }

    /// <summary>Tells why a URL cannot be requested.</summary>
    /// <param name="url">The URL, as <see cref="GuestUrl"/> read it.</param>
    /// <returns>The reason, or <see langword="null"/> when it can.</returns>
    public string? Refuses(Uri url)
    {
        if (!_allowed.Allows(url))
        {
            return _allowed.IsEmpty
                ? "it may reach no host at all; add what it may reach to PluginOptions.AllowedHosts"
                : $"no pattern of PluginOptions.AllowedHosts allows {url.GetLeftPart(UriPartial.Authority)}";
        }

        return PublicOnly(url) && AddressOf(url) is { } address && !PublicAddress.Contains(address)
            ? PublicConnection.Refusal(url.Host, [address])
            : null;
    }

    /// <summary>Whether the host of an allowed URL must turn out to be on the internet.</summary>
    public bool PublicOnly(Uri url) => !_allowPrivateAddresses && !_allowed.NamesAddress(url);

    public void Dispose() => Transport.Dispose();

    private static IPAddress? AddressOf(Uri url) => IPAddress.TryParse(url.DnsSafeHost, out IPAddress? address) ? address : null;
}
