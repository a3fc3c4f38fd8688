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
        if (Obstacle(method) is { } obstacle)
        {
            scope.Report(Rules.UnsupportedMethod, location, member, obstacle);
            return null;
        }

        string export = ParseExportName(method, settings, location, scope);
        IParameterSymbol? token = ParseToken(method, member, location, scope);
        List<IParameterSymbol> inputs = method.Parameters.Where(static parameter => !IsToken(parameter)).ToList();
        if (inputs.Count > 1)
        {
            scope.Report(Rules.UnsupportedMethod, location, member, $"it has {inputs.Count} payload parameters; take one record that holds them");
            return null;
        }

        IParameterSymbol? input = inputs.FirstOrDefault();
        PayloadModel? inputPayload = input is null ? PayloadModel.Nothing : ParseInput(input, member, settings, scope);
        ReturnShape shape = ReturnShape.Of(method);
        PayloadModel? outputPayload = ParseOutput(method, shape, member, settings, scope);
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
                input is null ? null : TypeNames.EscapeParameter(input.Name),
                outputPayload,
                token is null ? null : TypeNames.EscapeParameter(token.Name));
    }

    private static ParameterModel ParseParameter(IParameterSymbol parameter) =>
        new((parameter.ScopedKind == ScopedKind.ScopedValue ? "scoped " : "") + TypeNames.Declared(parameter.Type), TypeNames.EscapeParameter(parameter.Name));

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
        AttributeData? attribute = method.FindAttribute(MetadataNames.ExportAttribute);
        string? name = attribute is null
            ? ExportNames.FromMethod(method.Name, settings.Naming)
            : attribute.ConstructorArguments.FirstOrDefault().Value as string;
        if (ExportNames.Problem(name) is { } problem)
        {
            scope.Report(Rules.UnusableName, attribute is null ? location : MethodSyntax.Of(attribute) ?? location, name ?? "null", problem);
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
        PayloadParser.Parse(
            input.Type,
            PayloadDirection.Parameter,
            input.FindAttribute(MetadataNames.PayloadAttribute),
            settings.Json,
            member,
            MethodSyntax.Type(input) ?? settings.Fallback,
            scope);

    private static PayloadModel? ParseOutput(IMethodSymbol method, ReturnShape shape, string member, PluginSettings settings, ParseScope scope)
    {
        AttributeData? attribute = method.FindReturnAttribute(MetadataNames.PayloadAttribute);
        Location? location = MethodSyntax.ReturnType(method) ?? settings.Fallback;
        if (shape.Value is not null)
        {
            return PayloadParser.Parse(shape.Value, PayloadDirection.Result, attribute, settings.Json, member, location, scope);
        }

        if (attribute is not null)
        {
            PayloadParser.ReportFormat(attribute, method.ReturnType, location, scope);
        }

        return PayloadModel.Nothing;
    }
}
