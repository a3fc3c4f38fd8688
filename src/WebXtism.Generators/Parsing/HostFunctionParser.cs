using System.Collections.Immutable;
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
        if (method.LacksName() || method.Parameters.Any(static parameter => parameter.Type is { TypeKind: TypeKind.Error } or { SpecialType: SpecialType.System_Void }))
        {
            scope.Fail();
            return null;
        }

        if (Obstacle(method) is { } obstacle)
        {
            scope.Report(Rules.UnsupportedHostFunction, location, method.Name, obstacle);
            return null;
        }

        if ((method.PartialImplementationPart ?? method).IsAsync && method.ReturnsVoid)
        {
            scope.Report(Rules.AsyncVoid, location, method.Name);
        }

        string import = ParseImportName(method, naming, location, scope);
        bool errorsAsPayload = SendsErrors(method);
        var arguments = method.Parameters.Select(parameter => ParseArgument(method, parameter, json, scope)).ToList();
        ReturnShape shape = ReturnShape.Of(method);
        HostValueModel? result = shape.Value is null ? null : ParseResult(method, shape.Value, json, errorsAsPayload ? PayloadFormat.Json : null, scope);
        if (shape.Value is null && method.FindReturnAttribute(MetadataNames.PayloadAttribute) is { } attribute)
        {
            PayloadParser.ReportFormat(attribute, method.ReturnType, location, scope);
        }

        return scope.Failed
            ? null
            : new HostFunctionModel(import, TypeNames.Escape(method.Name), method.IsStatic, shape.Asynchrony, new(arguments), result) { ErrorsAsPayload = errorsAsPayload };
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

        if (method.ReturnType.NullableAnnotation == NullableAnnotation.Annotated && ReturnShape.Of(method).Asynchrony == Asynchrony.Task)
        {
            return "its task may be null, and something has to be waited for; return Task.CompletedTask";
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

            if (IsContext(parameter) && ContextObstacle(parameter.Type) is { } contextObstacle)
            {
                return $"parameter '{parameter.Name}' is a host context that {contextObstacle}";
            }

            if (IsToken(parameter) && parameter.Ordinal != method.Parameters.Length - 1)
            {
                return $"parameter '{parameter.Name}' is a CancellationToken, which must come last";
            }
        }

        return null;
    }

    /// <summary>Whether the plugin is told of exceptions.</summary>
    public static bool SendsErrors(IMethodSymbol method) =>
        method.FindAttribute(MetadataNames.HostFunctionAttribute)?.NamedArguments.Any(static argument => argument is { Key: "ErrorsAsPayload", Value.Value: true }) == true;

    /// <summary>Whether a parameter stands for something that the plugin passes.</summary>
    public static bool IsFromPlugin(IParameterSymbol parameter) => !IsHostCall(parameter) && !IsContext(parameter) && !IsToken(parameter);

    public static bool IsHostCall(IParameterSymbol parameter) => parameter.Type.HasName(MetadataNames.HostCall);

    private static bool IsContext(IParameterSymbol parameter) => parameter.FindAttribute(MetadataNames.HostContextAttribute) is not null;

    private static string? ContextObstacle(ITypeSymbol type) =>
        type.IsRefLikeType || type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer ? "cannot be an object"
        : type.NullableAnnotation == NullableAnnotation.Annotated ? "may be null; take a HostCall and ask its TryGetHostContext"
        : null;

    public static bool IsToken(IParameterSymbol parameter) => parameter.Type.HasName(MetadataNames.CancellationToken);

    private static string ParseImportName(IMethodSymbol method, ExportNaming naming, Location? location, ParseScope scope)
    {
        string? name = ExportNameParser.Of(method, naming);
        if (ExportNames.Problem(name) is { } problem)
        {
            scope.Report(Rules.UnusableName, (ExportNameParser.Attribute(method) is { } attribute ? MethodSyntax.Of(attribute) : null) ?? location, name ?? "null", problem);
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

        if (IsContext(parameter))
        {
            return new(HostArgumentSource.HostContext, ContextType: TypeNames.Declared(parameter.Type));
        }

        return new(
            HostArgumentSource.Plugin,
            ParseValue(method, parameter.Type, PayloadDirection.Parameter, parameter.GetAttributes(), json, required: null, MethodSyntax.Type(parameter), scope));
    }

    // What stands in a reply beside an error can only be JSON.
    private static HostValueModel? ParseResult(IMethodSymbol method, ITypeSymbol type, JsonSettings json, PayloadFormat? required, ParseScope scope)
    {
        if (required is not null && CustomCodec.OnUse(method.GetReturnTypeAttributes()) is not null)
        {
            scope.Report(Rules.UnsupportedHostFunction, MethodSyntax.Name(method), method.Name, "its errors are a payload, which is JSON, and its result has a codec of its own");
            return null;
        }

        return ParseValue(method, type, PayloadDirection.Result, method.GetReturnTypeAttributes(), json, required, MethodSyntax.ReturnType(method), scope);
    }

    private static HostValueModel? ParseValue(
        IMethodSymbol method,
        ITypeSymbol type,
        PayloadDirection direction,
        ImmutableArray<AttributeData> attributes,
        JsonSettings json,
        PayloadFormat? required,
        Location? location,
        ParseScope scope)
    {
        AttributeData? attribute = attributes.FirstOrDefault(static attribute => attribute.AttributeClass.HasName(MetadataNames.PayloadAttribute));
        if (required is null && CustomCodec.Choose(type, attributes, attribute) is { } codec)
        {
            return CustomCodec.Parse(type, codec, attributes, location, scope) is { } custom ? new(Number: null, custom) : null;
        }

        // A number with [Payload(PayloadFormat.Json)] is a block like any other payload.
        if (attribute is null && required is null && NumberKind.Classify(type) is { } number)
        {
            return new(number, Payload: null);
        }

        string member = $"{method.ContainingType.Name}.{method.Name}";
        PayloadModel? payload = PayloadParser.Parse(type, direction, attribute, json, member, location, scope, required);
        return payload is null ? null : new(Number: null, payload);
    }
}
