using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace WebXtism.Build.Schemas;

/// <summary>
/// Reads the schemas that the generator left in an assembly, in <c>[AssemblyMetadata]</c> attributes. The generator's
/// <c>SchemaOutput</c> writes them; a test holds the two together.
/// </summary>
internal static class AssemblySchemas
{
    public const string MetadataKey = "WebXtism.Schema:";
    public const string ProblemKey = "WebXtism.SchemaProblem:";

    /// <summary>The keys and values.</summary>
    /// <exception cref="BadImageFormatException">The file is no assembly.</exception>
    public static Dictionary<string, string> Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        MetadataReader metadata = file.GetMetadataReader();
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (CustomAttributeHandle handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            CustomAttribute attribute = metadata.GetCustomAttribute(handle);
            if (!IsMetadata(metadata, attribute.Constructor))
            {
                continue;
            }

            BlobReader value = metadata.GetBlobReader(attribute.Value);
            if (value.ReadUInt16() == 1 && value.ReadSerializedString() is { } key && key.StartsWith("WebXtism.Schema", StringComparison.Ordinal))
            {
                found[key] = value.ReadSerializedString() ?? "";
            }
        }

        return found;
    }

    private static bool IsMetadata(MetadataReader metadata, EntityHandle constructor)
    {
        if (constructor.Kind != HandleKind.MemberReference)
        {
            return false;
        }

        EntityHandle parent = metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent;
        return parent.Kind == HandleKind.TypeReference
            && metadata.GetTypeReference((TypeReferenceHandle)parent) is { } type
            && metadata.StringComparer.Equals(type.Name, "AssemblyMetadataAttribute");
    }
}
