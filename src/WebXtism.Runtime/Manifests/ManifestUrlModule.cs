using WebXtism.HostEnvironment.Http;
using WebXtism.Manifests;

namespace WebXtism;

/// <summary>A module that is downloaded.</summary>
public sealed class ManifestUrlModule : ManifestModule
{
    /// <summary>Names the address.</summary>
    /// <param name="url">An absolute address with <c>https</c>, or with <c>http</c> when <see cref="ManifestModule.Hash"/> is set too.</param>
    /// <exception cref="ArgumentException">The address is relative, or of another scheme.</exception>
    public ManifestUrlModule(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (!IsDownloadable(url))
        {
            throw new ArgumentException(Expected, nameof(url));
        }

        Url = url;
    }

    /// <summary>The address (<c>url</c>).</summary>
    public Uri Url { get; }

    /// <summary>The headers of the request (<c>headers</c>).</summary>
    /// <exception cref="ArgumentException">A value is <see langword="null"/>.</exception>
    public IReadOnlyDictionary<string, string> Headers { get; init => field = ManifestValues.Copy(value); } = ManifestValues.None;

    /// <summary>The method of the request (<c>method</c>), in upper or lower case; <see langword="null"/> is GET.</summary>
    /// <exception cref="ArgumentException">The value is no name of a method.</exception>
    public string? Method
    {
        get;
        init => field = value is null || IsMethod(value) ? value : throw new ArgumentException("must be the name of an HTTP method.", nameof(value));
    }

    internal const string Expected = "must be an absolute address that begins with https: or http:";

    internal static bool IsMethod(string text) => RequestHeaders.IsToken(text);

    internal static bool IsDownloadable(Uri url) => url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp);
}
