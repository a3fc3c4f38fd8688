using Microsoft.CodeAnalysis;
using WebXtism.Generators.Binding;
using WebXtism.Generators.Discovery;
using WebXtism.Generators.Emitting;
using WebXtism.Generators.Json;
using WebXtism.Generators.Models;
using WebXtism.Generators.Modules;
using WebXtism.Generators.Parsing;
using WebXtism.Generators.Schemas;

namespace WebXtism.Generators;

/// <summary>
/// The pipeline: parse each interface and class into a model, find the JSON metadata that the models need, emit one file for
/// each, and one for each JSON type that no context has. It reports nothing about the user's code: the analyzers do, with the
/// same parsers.
/// </summary>
[Generator(LanguageNames.CSharp)]
internal sealed class PluginGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<CompilationFacts> facts = Targets.Facts(context.CompilationProvider).WithTrackingName(TrackingNames.Facts);

        IncrementalValueProvider<EquatableArray<JsonContextModel>> contexts = Targets.JsonContexts(context.CompilationProvider)
            .Collect().Select(static (found, _) => JsonContextParser.Order(found)).WithTrackingName(TrackingNames.JsonContexts);

        IncrementalValuesProvider<Parsed<PluginModel>> parsedPlugins = Targets.Plugins(context.CompilationProvider);
        IncrementalValuesProvider<Parsed<HostClassModel>> parsedHostClasses = Targets.HostClasses(context.CompilationProvider);

        IncrementalValuesProvider<PluginModel> plugins = parsedPlugins
            .Select(static (parsed, _) => parsed.Model).WithTrackingName(TrackingNames.Plugins);

        IncrementalValuesProvider<HostClassModel> hostClasses = parsedHostClasses
            .Select(static (parsed, _) => parsed.Model).WithTrackingName(TrackingNames.HostClasses);

        IncrementalValueProvider<JsonEmission> json = parsedPlugins.Select(static (parsed, _) => parsed.Json).Collect()
            .Combine(parsedHostClasses.Select(static (parsed, _) => parsed.Json).Collect())
            .Combine(contexts)
            .Select(static (found, _) => JsonEmission.Of(found.Left.Left.AddRange(found.Left.Right), found.Right)).WithTrackingName(TrackingNames.Json);

        IncrementalValueProvider<JsonRegistryModel> jsonRegistry = json
            .Select(static (emission, _) => emission.Registry).WithTrackingName(TrackingNames.JsonRegistry);

        IncrementalValuesProvider<JsonObjectModel> jsonObjects = json
            .SelectMany(static (emission, _) => emission.Objects).WithTrackingName(TrackingNames.JsonObjects);

        IncrementalValueProvider<EquatableArray<string>> caseTwins = plugins.Select(static (plugin, _) => plugin.Type.MetadataName).Collect()
            .Combine(hostClasses.Select(static (hostClass, _) => hostClass.Type.MetadataName).Collect())
            .Select(static (names, _) => HintNames.FindCaseTwins(names.Left.AddRange(names.Right))).WithTrackingName(TrackingNames.CaseTwins);

        IncrementalValueProvider<EquatableArray<ModuleModel>> modules = context.AdditionalTextsProvider.Where(ModuleTextParser.IsModuleText)
            .Select(ModuleTextParser.Parse).Collect().Select(static (found, _) => ModuleSet.Order(found)).WithTrackingName(TrackingNames.Modules);

        IncrementalValuesProvider<PluginModel> pinnedPlugins = plugins.Combine(modules)
            .Select(static (pair, _) => ModuleSet.Pin(pair.Left, pair.Right)).WithTrackingName(TrackingNames.PinnedPlugins);

        IncrementalValuesProvider<Bound<PluginModel>> boundPlugins = pinnedPlugins.Combine(contexts)
            .Select(static (pair, _) => JsonBinder.Bind(pair.Left, pair.Right)).WithTrackingName(TrackingNames.BoundPlugins);

        IncrementalValuesProvider<Bound<HostClassModel>> boundHostClasses = hostClasses.Combine(contexts)
            .Select(static (pair, _) => JsonBinder.Bind(pair.Left, pair.Right)).WithTrackingName(TrackingNames.BoundHostClasses);

        context.RegisterSourceOutput(boundPlugins.Combine(caseTwins).Combine(facts), static (output, input) =>
            Output.Plugin(output, input.Left.Left, input.Left.Right, input.Right));

        context.RegisterSourceOutput(boundHostClasses.Combine(caseTwins).Combine(facts), static (output, input) =>
            Output.HostClass(output, input.Left.Left, input.Left.Right, input.Right));

        context.RegisterSourceOutput(jsonRegistry.Combine(facts), static (output, input) => Output.JsonRegistry(output, input.Left, input.Right));

        context.RegisterSourceOutput(jsonObjects.Combine(facts), static (output, input) => Output.JsonObject(output, input.Left, input.Right));

        context.RegisterSourceOutput(facts, Output.Engine);

        SchemaOutput.Register(context);
    }
}
