using WebXtism.Generators.Models;

namespace WebXtism.Generators.Binding;

/// <summary>
/// Finds the metadata of each JSON type: a context, or what we emit. Contexts are declared anywhere in the project, so they are their own branch of the
/// pipeline: a new context rebinds the models, and does not parse them again.
/// </summary>
internal static class JsonBinder
{
    /// <summary>Binds an interface; one some of whose types have no metadata is broken, as the analyzer says.</summary>
    public static Bound<PluginModel> Bind(PluginModel plugin, EquatableArray<JsonContextModel> contexts) =>
        Bind(
            plugin,
            plugin.Calls.SelectMany(static call => call.Payloads).Select(static payload => payload.Json),
            contexts) ?? new Bound<PluginModel>(PluginModel.Broken(plugin.Type, plugin.ClassName) with { Module = plugin.Module }, new([]));

    /// <summary>Binds a class; one some of whose types have no metadata is broken, as the analyzer says.</summary>
    public static Bound<HostClassModel> Bind(HostClassModel hostClass, EquatableArray<JsonContextModel> contexts) =>
        Bind(
            hostClass,
            hostClass.Functions
                .SelectMany(static function => function.Arguments.Select(static argument => argument.Value).Append(function.Result))
                .Select(static value => value?.Payload?.Json),
            contexts) ?? new Bound<HostClassModel>(HostClassModel.Broken(hostClass.Type), new([]));

    // Null when a type has no metadata.
    private static Bound<T>? Bind<T>(T model, IEnumerable<JsonUse?> uses, EquatableArray<JsonContextModel> contexts)
        where T : IEquatable<T>
    {
        var needs = new List<JsonNeed>();
        foreach (JsonUse use in uses.OfType<JsonUse>())
        {
            JsonContextModel? named = use.Settings.Context;
            JsonContextModel? context = named is null
                ? contexts.FirstOrDefault(candidate => candidate.Registers(use.Key))
                : named.Registers(use.Key) ? named : null;
            if (context is null && (named is not null || !use.CanEmit))
            {
                return null;
            }

            needs.Add(new JsonNeed(use, context?.Reference));
        }

        return new Bound<T>(model, new(needs.Distinct()));
    }
}
