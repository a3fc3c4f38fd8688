using System.Globalization;

namespace WebXtism.HostEnvironment.Http;

/// <summary>Who makes a request, for messages.</summary>
internal readonly record struct HttpCaller(string PluginName, string ExportName)
{
    public ExtismException Refused(Uri url, string reason) => new($"{Request(url)}, but {reason}.");

    public ExtismException Failed(Uri url, Exception cause) => new($"{Request(url)}, and that failed: {cause.Message}", cause);

    public PluginLimitException TooLarge(Uri url, long maxBytes) =>
        new(PluginName, ExportName, PluginLimit.HttpResponse, string.Create(CultureInfo.InvariantCulture,
            $"{Request(url)}, but the response has more than {maxBytes} bytes; raise PluginOptions.MaxHttpResponseBytes, or request less."));

    private string Request(Uri url) =>
        $"The plugin '{PluginName}' requested {GuestUrl.Show(url)} while it {(ExportName.Length == 0 ? "was initialised" : $"ran '{ExportName}'")}";
}
