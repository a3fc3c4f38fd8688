using WebXtism;

namespace Greeter;

/// <summary>What this application does for <see cref="IToolbox"/>.</summary>
public sealed partial class Words
{
    /// <summary>The import <c>reverse</c>. Who calls is known while this runs, so what is needed later is passed on.</summary>
    [HostFunction]
    public static Task<string> Reverse(HostCall call, string text, CancellationToken stop) => ReverseLater(call.ExportName, text, stop);

    /// <summary>The import <c>add</c>: numbers are passed directly.</summary>
    [HostFunction]
    public static long Add(long a, long b) => a + b;

    private static async Task<string> ReverseLater(string export, string text, CancellationToken stop)
    {
        await Task.Delay(1, stop);
        return $"{new string([.. text.Reverse()])} for '{export}'";
    }
}
