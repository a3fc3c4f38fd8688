using System.IO.Compression;
using System.Xml.Linq;
using Xunit;

namespace WebXtism.Publish.Tests.Package;

/// <summary>The package and those beside it, packed once into a folder of their own by the command of the README.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    /// <summary>The packages for some: codecs, and what tests need.</summary>
    public static readonly string[] Others = ["WebXtism.MessagePack", "WebXtism.Protobuf", "WebXtism.Testing"];

    /// <summary>The folder of everything that these tests write.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("webxtism-package-").FullName;

    /// <summary>The folder that serves as a package source.</summary>
    public string Feed => Path.Combine(Root, "feed");

    /// <summary>Another one each time, so that no cache has it.</summary>
    public string Version { get; } = $"0.0.0-test{Guid.NewGuid():N}";

    public async ValueTask InitializeAsync() =>
        await CommandLine.BuildAsync(
            "pack", Path.Combine(Repository.Root, "src", "packages.slnf"), "-c", "Release", "-o", Feed, "--no-restore", $"-p:PackageVersion={Version}");

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>The files of the package (<c>nupkg</c>) or of its symbols (<c>snupkg</c>), without what the format itself needs.</summary>
    internal Dictionary<string, byte[]> Files(string extension, string package = "WebXtism")
    {
        using ZipArchive archive = ZipFile.OpenRead(Path.Combine(Feed, $"{package}.{Version}.{extension}"));
        return archive.Entries
            .Where(static entry => !entry.FullName.StartsWith("_rels/", StringComparison.Ordinal) && !entry.FullName.StartsWith("package/", StringComparison.Ordinal) && entry.FullName != "[Content_Types].xml")
            .ToDictionary(static entry => entry.FullName, Content, StringComparer.Ordinal);
    }

    /// <summary>What the package says about itself.</summary>
    internal XElement Metadata(string package = "WebXtism")
    {
        using var nuspec = new MemoryStream(Files("nupkg", package)[package + ".nuspec"]);
        return XElement.Load(nuspec).Elements().Single(static element => element.Name.LocalName == "metadata");
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
