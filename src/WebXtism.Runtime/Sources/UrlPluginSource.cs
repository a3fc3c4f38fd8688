using WebXtism.Sources;

namespace WebXtism;

internal sealed class UrlPluginSource(Uri uri, Sha256Pin? pin, string name, UrlSourceOptions options) : PluginSource(name)
{
    public static string NameOf(Uri uri) =>
        System.IO.Path.GetFileNameWithoutExtension(Uri.UnescapeDataString(uri.AbsolutePath)) is { Length: > 0 } name ? name : uri.Host;

    // Users and queries in an address may be secret, and messages end in logs.
    private string Address => uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    internal override async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        ModuleCache? cache = pin is not null && options.CacheFolder is { } folder ? new ModuleCache(folder) : null;
        if (cache is not null && await cache.FindAsync(pin!, options.MaxBytes, cancellationToken).ConfigureAwait(false) is { } kept)
        {
            return kept;
        }

        byte[] wasm = await DownloadAsync(cancellationToken).ConfigureAwait(false);
        pin?.Verify(Name, wasm);
        if (cache is not null)
        {
            await cache.KeepAsync(pin!, wasm, cancellationToken).ConfigureAwait(false);
        }

        return wasm;
    }

    private async ValueTask<byte[]> DownloadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ModuleDownload.RunAsync(uri, options, allowHttp: options.AllowHttp || pin is not null, cancellationToken).ConfigureAwait(false);
        }
        catch (DownloadException exception)
        {
            throw new PluginLoadException(Name, exception.Failure, $"{Address} {exception.Message}", exception.InnerException);
        }
    }
}
