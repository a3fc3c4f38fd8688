using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Models;
using WebXtism.Generators.Payloads;

namespace WebXtism.Generators.Parsing;

/// <summary>Reads one method of a plugin interface.</summary>
internal static class CallParser
{
    public static CallModel? Parse(IMethodSymbol method, PluginSettings settings, ParseScope scope)
    {
        string member = $"{method.ContainingType.Name}.{method.Name}";
        Location? location = MethodSyntax.Name(method) ?? settings.Fallback;
        if (method.LacksName())
        {
            scope.Fail();
            return null;
        }

        if (Obstacle(method) is { } obstacle)
        {
            scope.Report(Rules.UnsupportedMethod, location, member, obstacle);
            return null;
        }

        string export = ParseExportName(method, settings, location, scope);
        IParameterSymbol? token = ParseToken(method, member, location, scope);
        List<IParameterSymbol> options = method.Parameters.Where(IsOptions).ToList();
        if (options.Count > 1)
        {
            scope.Report(Rules.UnsupportedMethod, location, member, $"it has {options.Count} CallOptions; take one");
            return null;
        }

        ReturnShape shape = ReturnShape.Of(method);
        List<IParameterSymbol> destinations = method.Parameters.Where(IsDestination).ToList();
        if (destinations.Count > 1 || (destinations.Count == 1 && shape.Value is not null))
        {
            scope.Report(Rules.UnsupportedMethod, location, member, $"it has an IBufferWriter<byte> and {(shape.Value is null ? "another one" : "a result")}, and there is one output");
            return null;
        }

        List<IParameterSymbol> inputs = method.Parameters.Where(static parameter => !IsToken(parameter) && !IsOptions(parameter) && !IsDestination(parameter)).ToList();
        PayloadModel? inputPayload = inputs.Count switch
        {
            0 => PayloadModel.Nothing,
            1 => ParseInput(inputs[0], member, settings, scope),
            _ => ArgumentsParser.Parse(inputs, member, settings, scope),
        };
        PayloadModel? outputPayload = destinations.Count == 0
            ? ParseOutput(method, shape, member, settings, scope)
            : new PayloadModel("bytes", Code.BufferWriter, Code.BufferPayload) { CodecArguments = $"({TypeNames.EscapeParameter(destinations[0].Name)})" };
        return inputPayload is null || outputPayload is null
            ? null
            : new CallModel(
                settings.InterfaceReference,
                TypeNames.Escape(method.Name),
                TypeNames.Declared(method.ReturnType),
                new(method.Parameters.Select(ParseParameter)),
                export,
                shape.Asynchrony,
                inputPayload,
                InputName(inputs),
                outputPayload,
                options.Count == 0 ? null : TypeNames.EscapeParameter(options[0].Name),
                token is null ? null : TypeNames.EscapeParameter(token.Name))
            {
                JsonNaming = settings.Json.Naming,
            };
    }

    private static ParameterModel ParseParameter(IParameterSymbol parameter) =>
        new((parameter.ScopedKind == ScopedKind.ScopedValue ? "scoped " : "") + TypeNames.Declared(parameter.Type), TypeNames.EscapeParameter(parameter.Name));

    private static string? InputName(List<IParameterSymbol> inputs)
    {
        string names = string.Join(", ", inputs.Select(static input => TypeNames.EscapeParameter(input.Name)));
        return inputs.Count switch
        {
            0 => null,
            1 => names,
            _ => $"({names})",
        };
    }

    private static bool IsDestination(IParameterSymbol parameter) =>
        parameter.Type.HasName(MetadataNames.BufferWriter, arity: 1)
        && ((INamedTypeSymbol)parameter.Type).TypeArguments[0].SpecialType == SpecialType.System_Byte;

    public static bool IsOptions(IParameterSymbol parameter) => parameter.Type.HasName(MetadataNames.CallOptions);

    private static bool IsToken(IParameterSymbol parameter) => parameter.Type.HasName(MetadataNames.CancellationToken);

    /// <summary>What in the shape of the method, apart from its types, keeps it from being a call.</summary>
    private static string? Obstacle(IMethodSymbol method)
    {
        if (method.IsGenericMethod)
        {
            return "it is generic, and an export has one type";
        }

        if (method.IsVararg)
        {
            return "it takes __arglist";
        }

        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
        {
            return "it returns a reference";
        }

        if (method.ReturnType.HasName("System.Collections.Generic.IAsyncEnumerable", arity: 1))
        {
            return "it returns IAsyncEnumerable, and an export returns once; return a Task of an array";
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None)
            {
                return $"parameter '{parameter.Name}' is passed by reference";
            }

            if (parameter.IsParams)
            {
                return $"parameter '{parameter.Name}' is params";
            }
        }

        return null;
    }

    private static string ParseExportName(IMethodSymbol method, PluginSettings settings, Location? location, ParseScope scope)
    {
        string? name = ExportNameParser.Of(method, settings.Naming);
        if (ExportNames.Problem(name) is { } problem)
        {
            scope.Report(Rules.UnusableName, (ExportNameParser.Attribute(method) is { } attribute ? MethodSyntax.Of(attribute) : null) ?? location, name ?? "null", problem);
        }

        return name ?? "";
    }

    private static IParameterSymbol? ParseToken(IMethodSymbol method, string member, Location? location, ParseScope scope)
    {
        List<IParameterSymbol> tokens = method.Parameters.Where(IsToken).ToList();
        if (tokens.Count == 0)
        {
            return null;
        }

        IParameterSymbol last = tokens[tokens.Count - 1];
        if (tokens.Count > 1)
        {
            scope.Report(Rules.TokenPosition, MethodSyntax.Name(tokens[0]) ?? location, member, "is not the only one; the last one cancels the call, the others do nothing");
        }
        else if (last.Ordinal != method.Parameters.Length - 1)
        {
            scope.Report(Rules.TokenPosition, MethodSyntax.Name(last) ?? location, member, "must be the last parameter");
        }

        return last;
    }

    private static PayloadModel? ParseInput(IParameterSymbol input, string member, PluginSettings settings, ParseScope scope) =>
        ParseValue(input.Type, PayloadDirection.Parameter, input.GetAttributes(), member, MethodSyntax.Type(input) ?? settings.Fallback, settings, scope);

    private static PayloadModel? ParseOutput(IMethodSymbol method, ReturnShape shape, string member, PluginSettings settings, ParseScope scope)
    {
        Location? location = MethodSyntax.ReturnType(method) ?? settings.Fallback;
        if (shape.Value is not null)
        {
            return ParseValue(shape.Value, PayloadDirection.Result, method.GetReturnTypeAttributes(), member, location, settings, scope);
        }

        if (method.FindReturnAttribute(MetadataNames.PayloadAttribute) is { } attribute)
        {
            PayloadParser.ReportFormat(attribute, method.ReturnType, location, scope);
        }

        return PayloadModel.Nothing;
    }

    private static PayloadModel? ParseValue(
        ITypeSymbol type, PayloadDirection direction, ImmutableArray<AttributeData> attributes, string member, Location? location, PluginSettings settings, ParseScope scope)
    {
        AttributeData? format = attributes.FirstOrDefault(static attribute => attribute.AttributeClass.HasName(MetadataNames.PayloadAttribute));
        if (CustomCodec.Choose(type, attributes, format) is { } codec)
        {
            return CustomCodec.Parse(type, codec, attributes, location, scope);
        }

        if (format is null && NumberKind.Classify(type) is not null)
        {
            scope.Report(Rules.AmbiguousNumber, location, TypeNames.Message(type), member);
        }

        return PayloadParser.Parse(type, direction, format, settings.Json, member, location, scope);
    }
}
