using Microsoft.CodeAnalysis;
using WebXtism.Generators.Json;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Emitting;

/// <summary>The last step: decides whether there is something to write, and under which name.</summary>
internal static class Output
{
    public static void Plugin(SourceProductionContext context, Bound<PluginModel> bound, EquatableArray<string> caseTwins, CompilationFacts facts)
    {
        if (facts.LanguageSuffices)
        {
            TypeModel type = bound.Model.Type;
            GuardedOutput.Add(context, HintNames.For(type, HintNames.Plugin, caseTwins), type.DisplayName, () => PluginEmitter.Emit(bound));
        }
    }

    public static void HostClass(SourceProductionContext context, Bound<HostClassModel> bound, EquatableArray<string> caseTwins, CompilationFacts facts)
    {
        if (facts.LanguageSuffices)
        {
            TypeModel type = bound.Model.Type;
            GuardedOutput.Add(context, HintNames.For(type, HintNames.HostFunctions, caseTwins), type.DisplayName, () => HostClassEmitter.Emit(bound));
        }
    }

    public static void JsonRegistry(SourceProductionContext context, JsonRegistryModel registry, CompilationFacts facts)
    {
        if (facts.LanguageSuffices && registry.Entries.Count > 0)
        {
            GuardedOutput.Add(context, JsonRegistryEmitter.HintName, Code.PluginJson, () => JsonRegistryEmitter.Emit(registry));
        }
    }

    public static void JsonObject(SourceProductionContext context, JsonObjectModel model, CompilationFacts facts)
    {
        if (facts.LanguageSuffices)
        {
            GuardedOutput.Add(context, JsonObjectEmitter.HintName(model), model.DisplayName, () => JsonObjectEmitter.Emit(model));
        }
    }

    public static void Engine(SourceProductionContext context, CompilationFacts facts)
    {
        if (facts.HasWasmtime && facts.LanguageSuffices)
        {
            GuardedOutput.Add(context, EngineEmitter.HintName, Code.WasmtimeEngine, EngineEmitter.Emit);
        }
    }
}
