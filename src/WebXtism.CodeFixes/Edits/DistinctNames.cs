using System.Globalization;
using Microsoft.CodeAnalysis;
using WebXtism.Generators.Models;
using WebXtism.Generators.Parsing;

namespace WebXtism.CodeFixes.Edits;

/// <summary>
/// Finds names for methods that share one: that of the method, with its parameters, with a number. The names that are found
/// together are those that are found one after another, so that one fix and all fixes say the same.
/// </summary>
internal static class DistinctNames
{
    private const string AsyncSuffix = "Async";

    public static string ForExport(IMethodSymbol method) =>
        Find(
            method,
            method.ContainingType.AllInterfaces.Reverse().Append(method.ContainingType)
                .SelectMany(static type => type.GetMembers().OfType<IMethodSymbol>().Where(static member => member.MethodKind == MethodKind.Ordinary).InSourceOrder()),
            AreTwins);

    public static string ForImport(IMethodSymbol method) => Find(method, HostClassParser.Functions(method.ContainingType), static (_, _) => false);

    private static string Find(IMethodSymbol wanted, IEnumerable<IMethodSymbol> methods, Func<IMethodSymbol, IMethodSymbol, bool> mayShare)
    {
        List<(IMethodSymbol Method, string? Name)> names = methods.Select(static method => (method, ExportNameParser.Of(method, ExportNameParser.Naming(method.ContainingType)))).ToList();
        for (int i = 0; ; i++)
        {
            (IMethodSymbol method, string? name) = names[i];
            bool isWanted = SymbolEqualityComparer.Default.Equals(method, wanted);
            if (isWanted || names.Take(i).Any(earlier => earlier.Name == name && !mayShare(earlier.Method, method)))
            {
                string distinct = Candidates(method).First(candidate => names.All(other => other.Name != candidate || mayShare(other.Method, method)));
                if (isWanted)
                {
                    return distinct;
                }

                names[i] = (method, distinct);
            }
        }
    }

    private static IEnumerable<string> Candidates(IMethodSymbol method)
    {
        ExportNaming naming = ExportNameParser.Naming(method.ContainingType);
        yield return ExportNames.FromMethod(method.Name, naming);

        IEnumerable<string> names = method.Parameters.Where(IsPayload).Select(static parameter => parameter.Name).Where(static name => name.Length > 0);
        string parameters = string.Concat(names.Select(static name => char.ToUpperInvariant(name[0]) + name.Substring(1)));
        yield return ExportNames.FromMethod(Extend(method.Name, parameters), naming);

        for (int number = 2; ; number++)
        {
            yield return ExportNames.FromMethod(Extend(method.Name, parameters + number.ToString(CultureInfo.InvariantCulture)), naming);
        }
    }

    private static string Extend(string name, string words) =>
        name.EndsWith(AsyncSuffix, StringComparison.Ordinal) ? name.Insert(name.Length - AsyncSuffix.Length, words) : name + words;

    private static bool IsPayload(IParameterSymbol parameter) => HostFunctionParser.IsFromPlugin(parameter) && !CallParser.IsOptions(parameter);

    private static bool AreTwins(IMethodSymbol one, IMethodSymbol other) =>
        ReturnShape.Of(one) is var shape
        && ReturnShape.Of(other) is var otherShape
        && shape.Asynchrony == Asynchrony.None != (otherShape.Asynchrony == Asynchrony.None)
        && SymbolEqualityComparer.Default.Equals(shape.Value, otherShape.Value)
        && one.Parameters.Where(IsPayload).Select(static parameter => parameter.Type)
            .SequenceEqual(other.Parameters.Where(IsPayload).Select(static parameter => parameter.Type), SymbolEqualityComparer.Default);
}
