using Microsoft.CodeAnalysis;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Json;
using WebXtism.Generators.Models;
using WebXtism.Generators.Payloads;

namespace WebXtism.Generators.Parsing;

/// <summary>Finds out how a value crosses the boundary, and reports what cannot.</summary>
internal static class PayloadParser
{
    /// <summary>Reads one value.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="direction">Which way it goes.</param>
    /// <param name="attribute">The <c>[Payload]</c> on it, if any.</param>
    /// <param name="json">What was said about JSON where it is used.</param>
    /// <param name="member">The member that it belongs to, for messages.</param>
    /// <param name="location">Where to report.</param>
    /// <param name="scope">Whom to tell.</param>
    /// <param name="required">The only format that is possible here, if there is but one.</param>
    public static PayloadModel? Parse(
        ITypeSymbol type,
        PayloadDirection direction,
        AttributeData? attribute,
        JsonSettings json,
        string member,
        Location? location,
        ParseScope scope,
        PayloadFormat? required = null)
    {
        if (type.TypeKind == TypeKind.Error)
        {
            scope.Fail();
            return null;
        }

        PayloadFormat? forced = Forced(attribute) ?? required;
        PayloadModel? payload = required is null || forced == required ? PayloadKind.Find(type, direction, forced) : null;
        if (payload is null)
        {
            if (Unsuitable.Reason(type) is { } reason && !FitsAnyway(type, direction))
            {
                scope.Report(Rules.NotAPayload, location, TypeNames.Message(type), reason);
            }
            else
            {
                ReportFormat(attribute, type, location, scope);
            }
        }
        else if (payload.Json is not null)
        {
            // A context names properties as it likes; ours are named as the interface says.
            bool isNamed = json.Context is null && JsonTypeParser.HasProperties(type);
            payload = payload with
            {
                Wire = isNamed ? $"{payload.Wire} {json.Naming}" : payload.Wire,
                Json = scope.RequireJson(payload.Json with { Settings = json }, type, member, location),
            };
        }

        return payload;
    }

    /// <summary>Reports a <c>[Payload]</c> that asks for the impossible.</summary>
    public static void ReportFormat(AttributeData? attribute, ITypeSymbol type, Location? location, ParseScope scope) =>
        scope.Report(
            Rules.WrongFormat,
            attribute is null ? location : MethodSyntax.Of(attribute) ?? location,
            Forced(attribute) is { } format ? $"PayloadFormat.{format}" : "?",
            TypeNames.Message(type));

    private static bool FitsAnyway(ITypeSymbol type, PayloadDirection direction) => PayloadKind.Find(type, direction, forced: null) is not null;

    private static PayloadFormat? Forced(AttributeData? attribute) =>
        attribute?.ConstructorArguments.FirstOrDefault().Value is int format ? (PayloadFormat)format : null;
}
