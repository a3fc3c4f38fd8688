using Microsoft.CodeAnalysis;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Parsing;

/// <summary>Reads a <c>JsonSerializerContext</c> of the user.</summary>
internal static class JsonContextParser
{
    /// <summary>The context, or <see langword="null"/> when generated code cannot use it.</summary>
    public static JsonContextModel? Parse(INamedTypeSymbol type) =>
        Problem(type) is not null
            ? null
            : new JsonContextModel(
                TypeNames.TypeOf(type),
                new(type.GetAttributes()
                    .Where(static attribute => attribute.AttributeClass.HasName(MetadataNames.JsonSerializableAttribute))
                    .Select(static attribute => attribute.ConstructorArguments.FirstOrDefault().Value)
                    .OfType<ITypeSymbol>()
                    .Where(static registered => registered.TypeKind != TypeKind.Error)
                    .Select(TypeNames.Key)
                    .Distinct(StringComparer.Ordinal)));

    /// <summary>Why generated code cannot use the type as a context, or <see langword="null"/>.</summary>
    public static string? Problem(INamedTypeSymbol type)
    {
        if (type.LacksName())
        {
            return "has no name";
        }

        if (!DerivesFromContext(type))
        {
            return "is no JsonSerializerContext";
        }

        if (type.IsAbstract || type.IsGenericType)
        {
            return "is abstract or generic, so System.Text.Json generates nothing for it";
        }

        if (type.DeclaringSyntaxReferences.Length > 0 && !type.IsPartial())
        {
            return "is not partial, so System.Text.Json generates nothing for it";
        }

        return type.IsReachable() ? null : "is out of the reach of generated code; make it internal or public";
    }

    /// <summary>The contexts of an assembly that register something, in the order in which they are tried.</summary>
    public static EquatableArray<JsonContextModel> FindAll(IAssemblySymbol assembly, CancellationToken cancellationToken)
    {
        var found = new List<JsonContextModel?>();
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(assembly.GlobalNamespace);
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (INamespaceOrTypeSymbol member in pending.Pop().GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                pending.Push(member);
                if (member is INamedTypeSymbol type && DerivesFromContext(type))
                {
                    found.Add(Parse(type));
                }
            }
        }

        return Order(found);
    }

    /// <summary>Sorts contexts so that the choice between two of them never depends on the order of files.</summary>
    public static EquatableArray<JsonContextModel> Order(IEnumerable<JsonContextModel?> contexts) =>
        new(contexts
            .OfType<JsonContextModel>()
            .Where(static context => context.Types.Count > 0)
            .GroupBy(static context => context.Reference, StringComparer.Ordinal)
            .Select(static twins => twins.First())
            .OrderBy(static context => context.Reference, StringComparer.Ordinal));

    private static bool DerivesFromContext(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.HasName(MetadataNames.JsonSerializerContext))
            {
                return true;
            }
        }

        return false;
    }
}
