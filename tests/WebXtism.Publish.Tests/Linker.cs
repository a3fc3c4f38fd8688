namespace WebXtism.Publish.Tests;

/// <summary>What NativeAOT links with.</summary>
internal static class Linker
{
    public static async Task<bool> IsInstalledAsync()
    {
        if (!OperatingSystem.IsLinux())
        {
            return OperatingSystem.IsMacOS();
        }

        foreach (string compiler in (string[])["clang", "gcc"])
        {
            (int exitCode, _) = await CommandLine.RunAsync("sh", "-c", $"command -v {compiler}");
            if (exitCode == 0)
            {
                return true;
            }
        }

        return false;
    }
}
