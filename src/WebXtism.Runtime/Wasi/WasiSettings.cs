using WebXtism.Wasi.Files;

namespace WebXtism.Wasi;

/// <summary>The WASI options of a plugin as they were when it was loaded, checked and in the form that its instances need.</summary>
internal sealed class WasiSettings
{
    private WasiSettings(WasiOptions options, string plugin)
    {
        // A plugin's name may come from a file name of any kind; the default must always work.
        Arguments = new GuestStrings(options.Arguments ?? [plugin.Replace('\0', '_')]);
        Environment = new GuestStrings(options.Environment.Select(static variable => $"{variable.Key}={variable.Value}"));
        Roots = [.. options.Directories.Select(static directory => new DirectoryRoot(directory))];
        StandardInput = options.StandardInput;
        StandardOutput = options.StandardOutput;
        StandardError = options.StandardError;
        TimeProvider = options.TimeProvider;
        Random = options.Random;
    }

    public GuestStrings Arguments { get; }

    public GuestStrings Environment { get; }

    public IReadOnlyList<DirectoryRoot> Roots { get; }

    public WasiInput? StandardInput { get; }

    public WasiOutput? StandardOutput { get; }

    public WasiOutput? StandardError { get; }

    public TimeProvider TimeProvider { get; }

    public Action<Span<byte>> Random { get; }

    /// <exception cref="PluginLoadException">An option cannot be met.</exception>
    public static WasiSettings From(WasiOptions options, string plugin) =>
        Problem(options) is { } problem ? throw new PluginLoadException(plugin, PluginLoadFailure.Options, problem) : new WasiSettings(options, plugin);

    private static string? Problem(WasiOptions options)
    {
        foreach (string argument in options.Arguments ?? [])
        {
            if (argument.Contains('\0', StringComparison.Ordinal))
            {
                return "an argument in WasiOptions.Arguments holds a NUL character, which ends arguments; remove it.";
            }
        }

        foreach ((string name, string value) in options.Environment)
        {
            if (name.Length == 0 || name.AsSpan().ContainsAny('=', '\0') || value.Contains('\0', StringComparison.Ordinal))
            {
                return $"the variable '{name.Replace("\0", "\\0", StringComparison.Ordinal)}' in WasiOptions.Environment cannot be expressed: a name must not be empty nor hold '=', and neither name nor value may hold a NUL character.";
            }
        }

        var guestPaths = new HashSet<string>(StringComparer.Ordinal);
        foreach (WasiDirectory directory in options.Directories)
        {
            if (directory.GuestPath.Contains('\0', StringComparison.Ordinal) || directory.HostPath.Contains('\0', StringComparison.Ordinal))
            {
                return $"the directory '{directory.ToString().Replace("\0", "\\0", StringComparison.Ordinal)}' in WasiOptions.Directories holds a NUL character.";
            }

            if (!Directory.Exists(directory.HostPath))
            {
                return $"the directory '{directory.HostPath}', given to it as '{directory.GuestPath}', does not exist or is not a directory; create it, or correct WasiOptions.Directories.";
            }

            if (!guestPaths.Add(directory.GuestPath))
            {
                return $"two directories in WasiOptions.Directories are given to it as '{directory.GuestPath}'; name them differently.";
            }
        }

        return null;
    }
}
