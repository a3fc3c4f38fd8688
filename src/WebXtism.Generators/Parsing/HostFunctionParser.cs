using Microsoft.CodeAnalysis;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Models;
using WebXtism.Generators.Payloads;

namespace WebXtism.Generators.Parsing;

/// <summary>Reads one <c>[HostFunction]</c> method.</summary>
internal static class HostFunctionParser
{
    public static HostFunctionModel? Parse(IMethodSymbol method, ExportNaming naming, JsonSettings json, ParseScope scope)
    {
        Location? location = MethodSyntax.Name(method);
        if (Obstacle(method) is { } obstacle)
        {
            scope.Report(Rules.UnsupportedHostFunction, location, method.Name, obstacle);
            return null;
        }

        if (method.IsAsync && method.ReturnsVoid)
        {
            scope.Report(Rules.AsyncVoid, location, method.Name);
        }

        string import = ParseImportName(method, naming, location, scope);
        var arguments = method.Parameters.Select(parameter => ParseArgument(method, parameter, json, scope)).ToList();
        ReturnShape shape = ReturnShape.Of(method);
        HostValueModel? result = shape.Value is null ? null : ParseResult(method, shape.Value, json, scope);
        if (shape.Value is null && method.FindReturnAttribute(MetadataNames.PayloadAttribute) is { } attribute)
        {
            PayloadParser.ReportFormat(attribute, method.ReturnType, location, scope);
        }

        return scope.Failed
            ? null
            : new HostFunctionModel(import, TypeNames.Escape(method.Name), method.IsStatic, shape.Asynchrony, new(arguments), result);
    }

    private static string? Obstacle(IMethodSymbol method)
    {
        if (method.MethodKind != MethodKind.Ordinary)
        {
            return "it is no ordinary method";
        }

        if (method.IsGenericMethod)
        {
            return "it is generic, and an import has one type";
        }

        if (method.IsVararg)
        {
            return "it takes __arglist";
        }

        if (method.ReturnsByRef || method.ReturnsByRefReadonly)
        {
            return "it returns a reference";
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

            if (IsHostCall(parameter) && parameter.Ordinal != 0)
            {
                return $"parameter '{parameter.Name}' is a HostCall, which must come first";
            }

            if (IsToken(parameter) && parameter.Ordinal != method.Parameters.Length - 1)
            {
                return $"parameter '{parameter.Name}' is a CancellationToken, which must come last";
            }
        }

        return null;
    }

    private static bool IsHostCall(IParameterSymbol parameter) => parameter.Type.HasName(MetadataNames.HostCall);

    private static bool IsToken(IParameterSymbol parameter) => parameter.Type.HasName(MetadataNames.CancellationToken);

    private static string ParseImportName(IMethodSymbol method, ExportNaming naming, Location? location, ParseScope scope)
    {
        AttributeData attribute = method.FindAttribute(MetadataNames.HostFunctionAttribute)!;
        bool isNamed = attribute.ConstructorArguments.Length > 0;
        string? name = isNamed ? attribute.ConstructorArguments[0].Value as string : ExportNames.FromMethod(method.Name, naming);
        if (ExportNames.Problem(name) is { } problem)
        {
            scope.Report(Rules.UnusableName, isNamed ? MethodSyntax.Of(attribute) : location, name ?? "null", problem);
        }

        return name ?? "";
    }

    private static HostArgumentModel ParseArgument(IMethodSymbol method, IParameterSymbol parameter, JsonSettings json, ParseScope scope)
    {
        if (IsHostCall(parameter))
        {
            return new(HostArgumentSource.HostCall);
        }

        if (IsToken(parameter))
        {
            return new(HostArgumentSource.CancellationToken);
        }

        AttributeData? attribute = parameter.FindAttribute(MetadataNames.PayloadAttribute);
        return new(HostArgumentSource.Plugin, ParseValue(method, parameter.Type, PayloadDirection.Parameter, attribute, json, MethodSyntax.Type(parameter), scope));
    }

    private static HostValueModel? ParseResult(IMethodSymbol method, ITypeSymbol type, JsonSettings json, ParseScope scope)
    {
        AttributeData? attribute = method.FindReturnAttribute(MetadataNames.PayloadAttribute);
        return ParseValue(method, type, PayloadDirection.Result, attribute, json, MethodSyntax.ReturnType(method), scope);
    }

    private static HostValueModel? ParseValue(
        IMethodSymbol method, ITypeSymbol type, PayloadDirection direction, AttributeData? attribute, JsonSettings json, Location? location, ParseScope scope)
    {
        // A number with [Payload(PayloadFormat.Json)] is a block like any other payload.
        if (attribute is null && NumberKind.Classify(type) is { } number)
        {
            return new(number, Payload: null);
        }

        string member = $"{method.ContainingType.Name}.{method.Name}";
        PayloadModel? payload = PayloadParser.Parse(type, direction, attribute, json, member, location, scope);
        return payload is null ? null : new(Number: null, payload);
    }
}
