namespace WebXtism;

/// <summary>What an export returned, whether it reports success or not; see <see cref="Plugin.TryCall"/>.</summary>
public sealed class PluginResult
{
    internal PluginResult(int exitCode, string? errorText, byte[] output)
    {
        ExitCode = exitCode;
        ErrorText = errorText;
        Output = output;
    }

    /// <summary>Whether the plugin reports success: the code is 0 and there is no error text.</summary>
    public bool IsSuccess => ExitCode == 0 && ErrorText is null;

    /// <summary>The code that the export returned, 0 for an export without a result; or the one with which a command ended itself.</summary>
    public int ExitCode { get; }

    /// <summary>The error text that the plugin set, or <see langword="null"/> when it set none. It comes from the plugin: treat it as untrusted.</summary>
    public string? ErrorText { get; }

    /// <summary>The output that the plugin set, success or not; empty when it set none.</summary>
    public ReadOnlyMemory<byte> Output { get; }
}
