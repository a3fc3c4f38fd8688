using System.Globalization;

namespace WebXtism.Manifests;

/// <summary>
/// Gives a plugin what its manifest says. The one place where fields of manifests become options; it runs before the
/// application's own configuration, which therefore wins.
/// </summary>
internal static class ManifestOptions
{
    /// <exception cref="PluginLoadException">A field says something that cannot be. None is ever ignored: most of them are limits.</exception>
    public static void Apply(string plugin, PluginManifest manifest, PluginOptions options)
    {
        foreach ((string key, string value) in manifest.Config)
        {
            options.Config[key] = value;
        }

        if (manifest.TimeoutMilliseconds is { } milliseconds)
        {
            options.Timeout = milliseconds switch
            {
                0 => throw ManifestNode.Wrong(plugin, "$.timeout_ms: 0 would stop every call at once; leave the field out for no timeout."),
                > (ulong)(long.MaxValue / TimeSpan.TicksPerMillisecond) => TimeSpan.MaxValue,
                _ => TimeSpan.FromTicks((long)milliseconds * TimeSpan.TicksPerMillisecond),
            };
        }

        if (manifest.Memory.MaxVariableBytes is { } variables)
        {
            options.MaxVariableBytes = (long)Math.Min(variables, long.MaxValue);
        }

        if (manifest.Memory.MaxHttpResponseBytes is { } response)
        {
            options.MaxHttpResponseBytes = (long)Math.Min(response, long.MaxValue);
        }

        options.MaxPages = manifest.Memory.MaxPages ?? options.MaxPages;

        AllowHosts(plugin, manifest.AllowedHosts ?? [], options);

        AllowPaths(plugin, manifest.AllowedPaths ?? [], options);
    }

    private static void AllowHosts(string plugin, IReadOnlyList<string> hosts, PluginOptions options)
    {
        for (int i = 0; i < hosts.Count; i++)
        {
            try
            {
                options.AllowedHosts.Add(hosts[i]);
            }
            catch (ArgumentException exception)
            {
                throw ManifestNode.Wrong(plugin, string.Create(CultureInfo.InvariantCulture, $"$.allowed_hosts[{i}]: {exception.InnerException?.Message ?? exception.Message}."));
            }
        }
    }

    // Paths are of use with WASI alone, so a manifest that allows some asks for it.
    private static void AllowPaths(string plugin, IReadOnlyList<ManifestPath> paths, PluginOptions options)
    {
        foreach (ManifestPath path in paths)
        {
            try
            {
                (options.Wasi ??= new WasiOptions()).Directories.Add(WasiDirectory.FromAllowedPath(path.Key, path.GuestPath));
            }
            catch (ArgumentException exception)
            {
                throw ManifestNode.Wrong(plugin, $"$.allowed_paths['{path.Key}']: {exception.Message}");
            }
        }
    }
}
