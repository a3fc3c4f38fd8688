using Microsoft.CodeAnalysis;
using WebXtism.Generators.Models;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Payloads;

/// <summary><c>Stream</c>: read to its end on the way out of C#, a stream over a copy on the way in.</summary>
internal sealed class StreamKind : PayloadKind
{
    public override PayloadFormat Format => PayloadFormat.Bytes;

    public override PayloadModel? Classify(ITypeSymbol type, PayloadDirection direction)
    {
        if (!type.HasName(MetadataNames.Stream))
        {
            return null;
        }

        // Nobody but us will dispose of the result of a host function.
        string codec = direction == PayloadDirection.Result ? Code.OwnedStreamPayload : Code.StreamPayload;
        return Optional.Of(new PayloadModel("bytes", Code.Stream, codec), type);
    }
}
