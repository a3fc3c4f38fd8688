using Microsoft.CodeAnalysis;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Payloads;

/// <summary>Types that no kind can carry, with the reason that WXT201 gives and what to use instead.</summary>
internal static class Unsuitable
{
    public static string? Reason(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => "an address means nothing in another memory; pass the bytes",
        ITypeParameterSymbol => "its type is not known at build time",
        IDynamicTypeSymbol or { SpecialType: SpecialType.System_Object } => "it could be anything; name the type, or use JsonElement",
        { SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } => "its size depends on the machine; use int or long",
        { TypeKind: TypeKind.Delegate } => "code cannot cross the boundary; declare a [HostFunction]",
        INamedTypeSymbol { IsTupleType: true } => "its items have no names in JSON; declare a record",
        { IsRefLikeType: true } => "it lives on the stack; take ReadOnlySpan<byte>, and return byte[] or ReadOnlyMemory<byte>",
        INamedTypeSymbol named => NamedReason(named),
        _ => null,
    };

    private static string? NamedReason(INamedTypeSymbol type)
    {
        if (type.HasName(MetadataNames.Task) || type.HasName(MetadataNames.Task, arity: 1)
            || type.HasName(MetadataNames.ValueTask) || type.HasName(MetadataNames.ValueTask, arity: 1))
        {
            return "a task is no value; it can only be the return type itself";
        }

        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return Reason(type.TypeArguments[0]);
        }

        if (type.HasName(MetadataNames.CancellationToken))
        {
            return "a token cancels the call and does not travel; take it as the last parameter";
        }

        if (type.HasName("System.IO.Stream") || type.BaseType.HasName("System.IO.Stream"))
        {
            return "only Stream itself can be; declare that, and pass any stream";
        }

        if (type.HasName(MetadataNames.BufferWriter, arity: 1))
        {
            return "it is where an output goes; it can only be a parameter of a plugin's method without a result";
        }

        return type.HasName("System.Type") ? "a type of the host means nothing to a plugin; pass its name" : null;
    }
}
