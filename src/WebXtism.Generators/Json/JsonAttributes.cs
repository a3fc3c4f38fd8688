using Microsoft.CodeAnalysis;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Json;

/// <summary>The attributes of System.Text.Json that generated metadata honours.</summary>
internal static class JsonAttributes
{
    public const string Namespace = "System.Text.Json.Serialization";
    public const string Base = Namespace + ".JsonAttribute";
    public const string Constructor = Namespace + ".JsonConstructorAttribute";
    public const string Converter = Namespace + ".JsonConverterAttribute";
    public const string DerivedType = Namespace + ".JsonDerivedTypeAttribute";
    public const string ExtensionData = Namespace + ".JsonExtensionDataAttribute";
    public const string Ignore = Namespace + ".JsonIgnoreAttribute";
    public const string Include = Namespace + ".JsonIncludeAttribute";
    public const string NumberHandling = Namespace + ".JsonNumberHandlingAttribute";
    public const string Polymorphic = Namespace + ".JsonPolymorphicAttribute";
    public const string PropertyName = Namespace + ".JsonPropertyNameAttribute";
    public const string PropertyOrder = Namespace + ".JsonPropertyOrderAttribute";
    public const string Required = Namespace + ".JsonRequiredAttribute";
    public const string UnmappedMemberHandling = Namespace + ".JsonUnmappedMemberHandlingAttribute";

    /// <summary>Those that may stand on a member.</summary>
    public static readonly HashSet<string> OnMembers = new([Converter, ExtensionData, Ignore, Include, NumberHandling, PropertyName, PropertyOrder, Required], StringComparer.Ordinal);

    /// <summary>Those that may stand on a type.</summary>
    public static readonly HashSet<string> OnTypes = new([Converter, DerivedType, NumberHandling, Polymorphic, UnmappedMemberHandling], StringComparer.Ordinal);

    /// <summary>Whether the compiler refuses C# that mentions a member. Reflection does not ask, so what is generated goes past it too.</summary>
    public static bool ForbidUse(ISymbol member) =>
        member.FindAttribute("System.ObsoleteAttribute")?.ConstructorArguments.Any(static argument => argument.Value is true) == true
        || member.FindAttribute("System.Diagnostics.CodeAnalysis.ExperimentalAttribute") is not null;
}
