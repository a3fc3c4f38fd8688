using System.Globalization;
using Microsoft.CodeAnalysis;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Json;

/// <summary>The collections of the framework, by the expressions that make their metadata: <c>{0}</c> is the collection, <c>{1}</c> and <c>{2}</c> its arguments.</summary>
internal static class JsonCollections
{
    private const string Generic = "System.Collections.Generic.";
    private const string Immutable = "System.Collections.Immutable.";

    private static readonly Dictionary<string, string> s_expressions = new(StringComparer.Ordinal)
    {
        ["System.Memory`1"] = "MemoryOf<{1}>(options)",
        ["System.ReadOnlyMemory`1"] = "ReadOnlyMemoryOf<{1}>(options)",
        [Generic + "List`1"] = "ListOf<{1}>(options)",
        [Generic + "IList`1"] = "IListOf<{1}>(options)",
        [Generic + "ICollection`1"] = "CollectionOf<{0}, {1}>(options)",
        [Generic + "LinkedList`1"] = "CollectionOf<{0}, {1}>(options, static () => new())",
        [Generic + "IEnumerable`1"] = "EnumerableOf<{0}, {1}>(options)",
        [Generic + "IReadOnlyCollection`1"] = "EnumerableOf<{0}, {1}>(options)",
        [Generic + "IReadOnlyList`1"] = "EnumerableOf<{0}, {1}>(options)",
        [Generic + "ISet`1"] = "SetOf<{0}, {1}>(options)",
        [Generic + "HashSet`1"] = "SetOf<{0}, {1}>(options, static () => new())",
        [Generic + "SortedSet`1"] = "SetOf<{0}, {1}>(options, static () => new())",
        [Generic + "Queue`1"] = "QueueOf<{1}>(options)",
        [Generic + "Stack`1"] = "StackOf<{1}>(options)",
        [Generic + "Dictionary`2"] = "DictionaryOf<{1}, {2}>(options)",
        [Generic + "IDictionary`2"] = "IDictionaryOf<{0}, {1}, {2}>(options)",
        [Generic + "SortedDictionary`2"] = "IDictionaryOf<{0}, {1}, {2}>(options, static () => new())",
        [Generic + "IReadOnlyDictionary`2"] = "IReadOnlyDictionaryOf<{1}, {2}>(options)",
        ["System.Collections.Concurrent.ConcurrentDictionary`2"] = "IDictionaryOf<{0}, {1}, {2}>(options, static () => new())",
        ["System.Collections.Concurrent.ConcurrentQueue`1"] = "ConcurrentQueueOf<{1}>(options)",
        ["System.Collections.ObjectModel.Collection`1"] = "CollectionOf<{0}, {1}>(options, static () => new())",
        ["System.Collections.ObjectModel.ObservableCollection`1"] = "CollectionOf<{0}, {1}>(options, static () => new())",
        [Immutable + "ImmutableArray`1"] = $"ImmutableOf<{{0}}, {{1}}>(options, global::{Immutable}ImmutableArray.CreateRange)",
        [Immutable + "ImmutableList`1"] = $"ImmutableOf<{{0}}, {{1}}>(options, global::{Immutable}ImmutableList.CreateRange)",
        [Immutable + "IImmutableList`1"] = $"ImmutableOf<{{0}}, {{1}}>(options, global::{Immutable}ImmutableList.CreateRange)",
        [Immutable + "ImmutableHashSet`1"] = $"ImmutableOf<{{0}}, {{1}}>(options, global::{Immutable}ImmutableHashSet.CreateRange)",
        [Immutable + "IImmutableSet`1"] = $"ImmutableOf<{{0}}, {{1}}>(options, global::{Immutable}ImmutableHashSet.CreateRange)",
        [Immutable + "ImmutableSortedSet`1"] = $"ImmutableOf<{{0}}, {{1}}>(options, global::{Immutable}ImmutableSortedSet.CreateRange)",
        [Immutable + "ImmutableDictionary`2"] = $"ImmutableDictionaryOf<{{0}}, {{1}}, {{2}}>(options, global::{Immutable}ImmutableDictionary.CreateRange)",
        [Immutable + "IImmutableDictionary`2"] = $"ImmutableDictionaryOf<{{0}}, {{1}}, {{2}}>(options, global::{Immutable}ImmutableDictionary.CreateRange)",
        [Immutable + "ImmutableSortedDictionary`2"] = $"ImmutableDictionaryOf<{{0}}, {{1}}, {{2}}>(options, global::{Immutable}ImmutableSortedDictionary.CreateRange)",
    };

    /// <summary>The node of a collection, or <see langword="null"/> for another type.</summary>
    public static JsonNode? Parse(INamedTypeSymbol type)
    {
        if (type.TypeArguments.Length is 0 or > 2 || !s_expressions.TryGetValue(JsonNames.FullName(type), out string? format))
        {
            return null;
        }

        ITypeSymbol[] parts = type.TypeArguments.ToArray();
        if (parts.Length == 2 && !CanBeKey(parts[0]))
        {
            return JsonTypeParser.Refuse($"has keys of type '{TypeNames.Message(parts[0])}', which are no names in JSON");
        }

        object[] names = [TypeNames.Key(type), .. parts.Select(TypeNames.Key)];
        return JsonTypeParser.Node(type, string.Format(CultureInfo.InvariantCulture, format, names), parts);
    }

    private static bool CanBeKey(ITypeSymbol type) =>
        type is INamedTypeSymbol named
        && (type.TypeKind == TypeKind.Enum
            || (JsonValues.Converter(named) is { } converter && !converter.StartsWith("Json", StringComparison.Ordinal) && !converter.Contains("Memory")));
}
