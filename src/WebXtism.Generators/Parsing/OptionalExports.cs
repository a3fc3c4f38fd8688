using Microsoft.CodeAnalysis;

namespace WebXtism.Generators.Parsing;

/// <summary>
/// Methods with a body: exports that a module may lack. A body is also how helpers are written, so what cannot be an export is
/// none, and neither is an overload or twin of a method that is one already; <c>[Export]</c> insists, <c>sealed</c> declines.
/// </summary>
internal static class OptionalExports
{
    public static IEnumerable<LocatedCall> Parse(
        INamedTypeSymbol type, PluginSettings settings, HashSet<ISymbol> withBody, HashSet<string> required, ParseScope scope)
    {
        foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>().Where(method => IsCandidate(method) && !withBody.Contains(method)).InSourceOrder())
        {
            scope.CancellationToken.ThrowIfCancellationRequested();
            if (method.FindAttribute(MetadataNames.ExportAttribute) is null && !IsExport(method, settings, required, scope))
            {
                continue;
            }

            if (CallParser.Parse(method, settings, scope) is { } call)
            {
                yield return new(call, MethodSyntax.Name(method) ?? settings.Fallback);
            }
        }
    }

    private static bool IsCandidate(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsVirtual: true, IsStatic: false, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal };

    private static bool IsExport(IMethodSymbol method, PluginSettings settings, HashSet<string> required, ParseScope scope)
    {
        ParseScope trial = scope.Trial();
        return CallParser.Parse(method, settings, trial) is { } call && !trial.Failed && !required.Contains(call.Export);
    }
}
