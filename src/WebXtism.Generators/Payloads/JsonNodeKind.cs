using Microsoft.CodeAnalysis;
using WebXtism.Generators.Models;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Payloads;

/// <summary><c>JsonElement</c>, <c>JsonNode</c>, <c>JsonObject</c> and <c>JsonArray</c>: JSON that is passed through, so it needs no metadata.</summary>
internal sealed class JsonNodeKind : PayloadKind
{
    private const string Wire = "json";

    public override PayloadFormat Format => PayloadFormat.Json;

    public override PayloadModel? Classify(ITypeSymbol type, PayloadDirection direction)
    {
        string name = TypeNames.Declared(type);
        if ((Optional.Value(type) ?? type).HasName("System.Text.Json.JsonElement"))
        {
            return new PayloadModel(Wire, name, Code.JsonElementPayload);
        }

        if (!type.HasName("System.Text.Json.Nodes.JsonNode") && !type.HasName("System.Text.Json.Nodes.JsonObject") && !type.HasName("System.Text.Json.Nodes.JsonArray"))
        {
            return null;
        }

        var payload = new PayloadModel(Wire, name, $"{Code.JsonNodePayload}<{name}>");
        return type.NullableAnnotation == NullableAnnotation.NotAnnotated ? payload : payload with { CodecArguments = "(nullable: true)" };
    }
}
