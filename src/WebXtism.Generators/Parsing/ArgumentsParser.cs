using Microsoft.CodeAnalysis;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Models;
using WebXtism.Generators.Payloads;

namespace WebXtism.Generators.Parsing;

/// <summary>Reads several parameters of a call, which travel as one JSON object.</summary>
internal static class ArgumentsParser
{
    public static PayloadModel? Parse(IReadOnlyList<IParameterSymbol> parameters, string member, PluginSettings settings, ParseScope scope)
    {
        var arguments = new List<ArgumentModel>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (IParameterSymbol parameter in parameters)
        {
            Location? location = MethodSyntax.Type(parameter) ?? settings.Fallback;
            if (Obstacle(parameter) is { } obstacle)
            {
                scope.Report(Rules.UnsupportedMethod, location, member, $"parameter '{parameter.Name}' {obstacle}");
                continue;
            }

            if (!names.Add(JsonName(parameter.Name, settings.Json.Naming)))
            {
                scope.Report(Rules.SameJsonName, MethodSyntax.Name(parameter) ?? settings.Fallback, JsonName(parameter.Name, settings.Json.Naming), member);
            }

            if (PayloadParser.Parse(
                parameter.Type,
                PayloadDirection.Parameter,
                parameter.FindAttribute(MetadataNames.PayloadAttribute),
                settings.Json,
                member,
                location,
                scope,
                PayloadFormat.Json) is { } payload)
            {
                arguments.Add(new ArgumentModel(parameter.Name, payload));
            }
        }

        if (arguments.Count < parameters.Count)
        {
            scope.Fail();
            return null;
        }

        string values = $"({string.Join(", ", arguments.Select(static argument => argument.Payload.ValueType))})";
        string wire = string.Join(", ", arguments.Select(static argument => $"{argument.Name}: {argument.Payload.Wire}"));
        return new PayloadModel($"arguments {settings.Json.Naming} {wire}", values, $"{Code.JsonArguments}<{values}>") { Arguments = new(arguments) };
    }

    private static string? Obstacle(IParameterSymbol parameter)
    {
        const string One = ", and several parameters are one JSON object";
        if (parameter.Type.HasName("System.ReadOnlySpan", arity: 1) || parameter.Type.HasName("System.Span", arity: 1))
        {
            return $"is a span{One}; take byte[] or ReadOnlyMemory<byte>, which it holds as Base64, or make it the only one";
        }

        if (parameter.Type.HasName(MetadataNames.Stream))
        {
            return $"is a stream{One}; take byte[], which it holds as Base64, or make it the only one";
        }

        return CustomCodec.OnUse(parameter.GetAttributes()) is not null ? $"has a codec of its own{One}; make it the only one" : null;
    }

    // What two names may become one under. The run time asks System.Text.Json itself.
    private static string JsonName(string name, JsonNaming naming) => naming switch
    {
        JsonNaming.Exact => name,
        JsonNaming.CamelCase => ExportNames.ToCamelCase(name),
        _ => name.Replace("_", "").ToLowerInvariant(),
    };
}
