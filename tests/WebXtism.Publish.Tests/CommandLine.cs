using System.Diagnostics;
using System.Text;
using Xunit;

namespace WebXtism.Publish.Tests;

/// <summary>Runs a program to its end.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command of <c>dotnet</c> that builds. It must succeed without a warning.</summary>
    public static async Task BuildAsync(params string[] arguments)
    {
        (int exitCode, string output) = await RunAsync("dotnet", [.. arguments, "--nologo", "-nodeReuse:false"]);
        Assert.True(exitCode == 0, output);
        // The summary counts "0 Warning(s)".
        Assert.DoesNotMatch(@"(?i)\bwarning\b(?!\(s\))", output);
    }

    public static async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = Path.GetTempPath(),
        };

        // What this test run itself was told must not reach the build that it starts.
        foreach (string variable in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(variable);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
