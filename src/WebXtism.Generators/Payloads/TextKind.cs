using Microsoft.CodeAnalysis;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Payloads;

/// <summary><c>string</c>: UTF-8 text.</summary>
internal sealed class TextKind : PayloadKind
{
    public override PayloadFormat Format => PayloadFormat.Text;

    public override PayloadModel? Classify(ITypeSymbol type, PayloadDirection direction) =>
        type.SpecialType == SpecialType.System_String
            ? Optional.Of(new PayloadModel("text", "string?", Code.TextPayload) { ForgivesNull = true }, type)
            : null;
}
