using System.Text.RegularExpressions;
using Xunit;

namespace WebXtism.Publish.Tests;

/// <summary>The sample is what the README shows first, so it must run everywhere it says: here under JIT and NativeAOT.</summary>
public sealed partial class GreeterSampleTests
{
    private static string SampleAssembly => Path.Combine(Repository.Root, "samples", "Greeter", "bin", Repository.Configuration, "net10.0", "Greeter.dll");

    [Fact]
    public async Task The_sample_shows_every_chapter()
    {
        (int exitCode, string output) = await CommandLine.RunAsync("dotnet", SampleAssembly);

        Assert.Equal(0, exitCode);
        foreach (string language in (string[])["wat", "c", "rust", "assemblyscript", "zig"])
        {
            Assert.Matches($"(?m)^  {language} +Hello, Ada!  VowelReport {{ Count = 6, Total = 6, Vowels = aeiouAEIOU }}$", output);
        }

        Assert.Contains("Ada has been here 2 times", output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^  introduce +Introduction { Text = Dr\. Ada, 36, Adult = True }\r?$", output);
        Assert.Matches(@"(?m)^  dismiss +Goodbye, Ada!\r?$", output);
        Assert.Matches(@"(?m)^  bytes +HELLO\r?$", output);
        Assert.Matches(@"(?m)^  null or not +green, null\r?$", output);
        Assert.Matches(@"(?m)^  a number, twice +1, 2\r?$", output);
        Assert.Matches(@"(?m)^  an enum +South\r?$", output);
        Assert.Matches(@"(?m)^  a codec +42\r?$", output);
        Assert.Matches(@"(?m)^  asynchronous +desserts for 'host'\r?$", output);
        Assert.Contains("PluginCallException: 'fail' of 'errors.assemblyscript' reported an error: it failed: no such user", output, StringComparison.Ordinal);
        Assert.Contains("at trap::inner", output, StringComparison.Ordinal);
        Assert.Contains("PluginTimeoutException: 'spin' of 'loop.c' did not finish within 0.25 s", output, StringComparison.Ordinal);
        Assert.Contains("counted to 1000", output, StringComparison.Ordinal);
        Assert.Contains("PluginAffinityException: The plugin 'greeter.rust' belongs to thread", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_publishes_under_NativeAOT_without_a_warning_and_prints_the_same()
    {
        Assert.SkipUnless(await Linker.IsInstalledAsync(), "NativeAOT needs clang or gcc to link.");
        string folder = Directory.CreateTempSubdirectory("webxtism-aot-").FullName;
        try
        {
            await CommandLine.BuildAsync(
                "publish", Path.Combine(Repository.Root, "samples", "Greeter"), "-c", "Release", "-o", Path.Combine(folder, "out"),
                "--artifacts-path", Path.Combine(folder, "artifacts"));

            (int exitCode, string native) = await CommandLine.RunAsync(Path.Combine(folder, "out", OperatingSystem.IsWindows() ? "Greeter.exe" : "Greeter"));
            (_, string jit) = await CommandLine.RunAsync("dotnet", SampleAssembly);
            Assert.Equal(0, exitCode);
            Assert.Equal(WithoutThreads(jit), WithoutThreads(native));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Thread ids are the run time's business and differ from run to run.
    private static string WithoutThreads(string output) => ThreadIds().Replace(output, "thread N");

    [GeneratedRegex(@"thread \d+")]
    private static partial Regex ThreadIds();
}
