using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Emitting;

/// <summary>Writes the method that tells a visitor the codecs of each export: one line an export, and never called by calls.</summary>
internal static class ExportVisitEmitter
{
    // Where a call brings the destination of its output, the codec is of that call alone. What travels is bytes.
    private static readonly PayloadModel s_bytes = new("bytes", "byte[]?", Code.BytesPayload);

    public static void Write(CodeWriter writer, PluginModel plugin, Codecs codecs, Dictionary<PayloadModel, string> arguments)
    {
        writer.Line();
        writer.Line("// how each export is called, for test doubles");
        writer.Line($"internal static void VisitExports({Code.ExportVisitor} visitor)");
        using (writer.Block())
        {
            // Members that share an export agree in what travels.
            foreach (CallModel call in plugin.Calls.GroupBy(static call => call.Export, StringComparer.Ordinal).Select(static calls => calls.First()))
            {
                PayloadModel output = call.Output.Codec == Code.BufferPayload ? s_bytes : call.Output;
                string input = arguments.TryGetValue(call.Input, out string? name) ? name : codecs.Expression(call.Input);
                string inputTypes = $"{call.Input.ValueType}, {call.Input.Codec}";
                string end = $"{output.ValueType}, {output.Codec}>({SymbolDisplay.FormatLiteral(call.Export, quote: true)}, {input}, {codecs.Expression(output)});";
                string line = $"visitor.Visit<{inputTypes}, {end}";
                foreach (string part in line.Length <= CodeWriter.Width ? [line] : (string[])["visitor.Visit<", $"    {inputTypes},", $"    {end}"])
                {
                    writer.Line(part);
                }
            }
        }
    }
}
