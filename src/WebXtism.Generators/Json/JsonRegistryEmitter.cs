using WebXtism.Generators.Emitting;

namespace WebXtism.Generators.Json;

/// <summary>Writes the class that finds metadata by type: a line for each. The metadata of objects is in files of their own.</summary>
internal static class JsonRegistryEmitter
{
    public const string HintName = "WebXtism.PluginJson.g.cs";

    public static string Emit(JsonRegistryModel registry)
    {
        CodeWriter writer = SourceFile.BeginOblivious();
        writer.Line($"namespace {Code.GeneratedNamespace};");
        writer.Line();
        writer.Line(Code.GeneratedCode);
        writer.Line($"internal sealed partial class {Code.PluginJson}({Code.JsonNamingPolicy} naming) : {Code.JsonMetadata}(naming)");
        using (writer.Block())
        {
            foreach (string naming in registry.Namings)
            {
                writer.Line($"internal static readonly {Code.PluginJson} {naming} = new({Policy(naming)});");
            }

            writer.Line();
            writer.Line($"protected override {Code.JsonTypeInfo} Create(global::System.Type type, {Code.JsonSerializerOptions} options)");
            using (writer.Block())
            {
                foreach (JsonEntry entry in registry.Entries)
                {
                    writer.Line($"if (type == typeof({entry.Type})) return {entry.Expression};");
                }

                writer.Line("return null;");
            }
        }

        return writer.ToString();
    }

    private static string Policy(string naming) => naming == nameof(Models.JsonNaming.Exact) ? "null" : $"{Code.JsonNamingPolicy}.{naming}";
}
