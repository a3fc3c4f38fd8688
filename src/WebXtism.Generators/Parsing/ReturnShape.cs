using Microsoft.CodeAnalysis;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Parsing;

/// <summary>A return type taken apart.</summary>
/// <param name="Asynchrony">How the result is handed over.</param>
/// <param name="Value">The type of the result; <see langword="null"/> when there is none.</param>
internal readonly record struct ReturnShape(Asynchrony Asynchrony, ITypeSymbol? Value)
{
    public static ReturnShape Of(IMethodSymbol method)
    {
        ITypeSymbol type = method.ReturnType;
        if (type.HasName(MetadataNames.Task) || type.HasName(MetadataNames.Task, arity: 1))
        {
            return new(Asynchrony.Task, ((INamedTypeSymbol)type).TypeArguments.FirstOrDefault());
        }

        if (type.HasName(MetadataNames.ValueTask) || type.HasName(MetadataNames.ValueTask, arity: 1))
        {
            return new(Asynchrony.ValueTask, ((INamedTypeSymbol)type).TypeArguments.FirstOrDefault());
        }

        return new(Asynchrony.None, method.ReturnsVoid ? null : type);
    }
}
