using WebXtism.Generators.Models;

namespace WebXtism.Generators.Json;

/// <summary>All metadata that is emitted for an assembly.</summary>
/// <param name="Namings">The namings that are in use.</param>
/// <param name="Types">The types, in the order of their keys.</param>
internal sealed record JsonEmission(EquatableArray<string> Namings, EquatableArray<JsonTypeModel> Types)
{
    public JsonRegistryModel Registry => new(Namings, new(Types.Select(static type => new JsonEntry(type.Key, type.Expression))));

    public IEnumerable<JsonObjectModel> Objects => Types.Select(static type => type.Object).OfType<JsonObjectModel>();

    /// <summary>
    /// Chooses what to emit: what the uses that no context serves lead to. One interface that cannot be bound gets no calls,
    /// and so needs no metadata.
    /// </summary>
    public static JsonEmission Of(IEnumerable<JsonDemand> demands, EquatableArray<JsonContextModel> contexts)
    {
        var namings = new SortedSet<JsonNaming>();
        var known = new Dictionary<string, JsonTypeModel>(StringComparer.Ordinal);
        var pending = new Stack<string>();
        foreach (JsonDemand demand in demands)
        {
            List<JsonUse> own = demand.Uses.Where(use => use.Settings.Context is null && !contexts.Any(context => context.Registers(use.Key))).ToList();
            if (own.Count == 0 || own.Any(static use => !use.CanEmit))
            {
                continue;
            }

            namings.UnionWith(own.Select(static use => use.Settings.Naming));
            foreach (JsonTypeModel type in demand.Types)
            {
                known[type.Key] = type;
            }

            own.ForEach(use => pending.Push(use.Key));
        }

        var chosen = new SortedDictionary<string, JsonTypeModel>(StringComparer.Ordinal);
        while (pending.Count > 0)
        {
            string key = pending.Pop();
            if (!chosen.ContainsKey(key) && known.TryGetValue(key, out JsonTypeModel? type))
            {
                chosen.Add(key, type);
                foreach (string used in type.Uses)
                {
                    pending.Push(used);
                }
            }
        }

        return new JsonEmission(new(namings.Select(static naming => naming.ToString())), new(chosen.Values));
    }
}
