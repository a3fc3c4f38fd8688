using Microsoft.CodeAnalysis;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Payloads;

/// <summary>
/// Numbers that host functions take and return as they are. Narrow ones travel as i32, as C does it: the guest may leave
/// rubbish in the upper bits, so reading cuts them off and never throws.
/// </summary>
internal static class NumberKind
{
    public static NumberModel? Classify(ITypeSymbol type) => type.TypeKind == TypeKind.Enum ? null : type.SpecialType switch
    {
        SpecialType.System_Boolean => new("I32", "Int32", "{0} != 0", "{0} ? 1 : 0"),
        SpecialType.System_SByte => Narrow("sbyte"),
        SpecialType.System_Byte => Narrow("byte"),
        SpecialType.System_Int16 => Narrow("short"),
        SpecialType.System_UInt16 => Narrow("ushort"),
        SpecialType.System_Int32 => new("I32", "Int32", "{0}", "{0}"),
        SpecialType.System_UInt32 => new("I32", "Int32", "unchecked((uint){0})", "unchecked((int){0})"),
        SpecialType.System_Int64 => new("I64", "Int64", "{0}", "{0}"),
        SpecialType.System_UInt64 => new("I64", "Int64", "unchecked((ulong){0})", "unchecked((long){0})"),
        SpecialType.System_Single => new("F32", "Single", "{0}", "{0}"),
        SpecialType.System_Double => new("F64", "Double", "{0}", "{0}"),
        _ => null,
    };

    private static NumberModel Narrow(string type) => new("I32", "Int32", $"unchecked(({type}){{0}})", "{0}");
}
