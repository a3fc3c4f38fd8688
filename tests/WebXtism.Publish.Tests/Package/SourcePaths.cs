using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace WebXtism.Publish.Tests.Package;

/// <summary>Where debuggers are told to look for sources.</summary>
internal static class SourcePaths
{
    /// <summary>Those of a file of symbols, or of an assembly with its symbols inside.</summary>
    public static IReadOnlyList<string> Read(string file, byte[] content)
    {
        if (file.EndsWith(".pdb", StringComparison.Ordinal))
        {
            using var symbols = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(content));
            return Read(symbols);
        }

        using var assembly = new PEReader(new MemoryStream(content));
        DebugDirectoryEntry entry = assembly.ReadDebugDirectory().Single(static entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using MetadataReaderProvider inside = assembly.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        return Read(inside);
    }

    private static string[] Read(MetadataReaderProvider symbols)
    {
        MetadataReader reader = symbols.GetMetadataReader();
        return [.. reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name))];
    }
}
