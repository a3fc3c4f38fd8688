namespace WebXtism.Generators.Emitting;

/// <summary>
/// Writes the module initializer that makes the referenced engine the default one, so that <c>new ExtismHost()</c> works
/// without reflection and without naming an engine.
/// </summary>
internal static class EngineEmitter
{
    public const string HintName = "WebXtism.PluginEngine.g.cs";

    public static string Emit()
    {
        CodeWriter writer = SourceFile.Begin();
        writer.Line("namespace WebXtism.Generated;");
        writer.Line();
        writer.Line(Code.GeneratedCode);
        writer.Line("file static class PluginEngine");
        using (writer.Block())
        {
            writer.Line($"[{Code.ModuleInitializer}]");
            writer.Line("internal static void Register() =>");
            writer.Lines([$"{Code.PluginEngines}.RegisterDefault(static () => new {Code.WasmtimeEngine}())"], "", ";");
        }

        return writer.ToString();
    }
}
