using System.Security.Cryptography;

namespace WebXtism.Tests.Architecture;

/// <summary>The committed plugins are those that were built: the list beside them says which.</summary>
public sealed class BuiltPluginTests
{
    private const string Folder = "plugins/bin/";

    [Fact]
    public void The_built_plugins_are_those_that_the_list_names()
    {
        Dictionary<string, string> listed = Repository.Read(Folder + "SHA256SUMS").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split("  ", 2))
            .ToDictionary(parts => parts[1], parts => parts[0], StringComparer.Ordinal);
        string[] present = [.. Repository.Files.Where(file => file.StartsWith(Folder, StringComparison.Ordinal) && file.EndsWith(".wasm", StringComparison.Ordinal))];

        Assert.NotEmpty(listed);
        Assert.Equal(listed.Keys.Order(StringComparer.Ordinal), present.Select(file => file[Folder.Length..]).Order(StringComparer.Ordinal));
        Assert.All(present, file => Assert.Equal(
            (file, listed[file[Folder.Length..]]),
            (file, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Repository.Root, file)))))));
    }
}
