using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;

namespace WebXtism.Generators.Tests.Kit;

/// <summary>
/// Compares generated files with those in <c>Snapshots/</c>. Run the tests with <c>UPDATE_SNAPSHOTS=1</c> to rewrite them,
/// and review the difference like code.
/// </summary>
internal static class Snapshot
{
    private static readonly bool s_update = Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    public static void Match(Generated generated, [CallerMemberName] string test = "")
    {
        Assert.Empty(generated.ComplaintsOf(LanguageVersion.Preview));
        string folder = Path.Combine(Repository.Tests, "Snapshots");
        var expected = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string hint, string text) in generated.Files)
        {
            // The version of the generator is no part of what is tested.
            string actual = text.Replace($"\"{typeof(PluginGenerator).Assembly.GetName().Version}\"", "\"{version}\"", StringComparison.Ordinal);
            string path = Path.Combine(folder, $"{test}.{hint}.txt");
            expected.Add(path);
            if (s_update)
            {
                Directory.CreateDirectory(folder);
                File.WriteAllText(path, actual);
            }

            Assert.True(File.Exists(path), $"There is no snapshot {path}; run with UPDATE_SNAPSHOTS=1 and review it.");
            Assert.Equal(File.ReadAllText(path), actual);
        }

        foreach (string path in Directory.EnumerateFiles(folder, test + ".*.txt").Where(path => !expected.Contains(path)))
        {
            Assert.True(s_update, $"{path} is a snapshot of a file that is no longer generated.");
            File.Delete(path);
        }
    }
}
