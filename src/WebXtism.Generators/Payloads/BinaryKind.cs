using Microsoft.CodeAnalysis;
using WebXtism.Generators.Models;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Payloads;

/// <summary>Numbers, <c>bool</c> and enums as little-endian bytes, where <c>[Payload]</c> asks for it.</summary>
internal sealed class BinaryKind : PayloadKind
{
    public override PayloadFormat Format => PayloadFormat.Binary;

    public override bool OnDemand => true;

    public override PayloadModel? Classify(ITypeSymbol type, PayloadDirection direction)
    {
        ITypeSymbol number = Optional.Value(type) ?? type;
        if (number.TypeKind != TypeKind.Enum && NumberKind.Classify(number) is null)
        {
            return null;
        }

        string name = TypeNames.Declared(number);
        string codec =
            number.TypeKind == TypeKind.Enum ? $"{Code.BinaryEnumPayload}<{name}>"
            : number.SpecialType == SpecialType.System_Boolean ? Code.BinaryPayload
            : $"{Code.BinaryPayload}<{name}>";
        return Optional.Of(new PayloadModel("binary " + name, name, codec), type);
    }
}
