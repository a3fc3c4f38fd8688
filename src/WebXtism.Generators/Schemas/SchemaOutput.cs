using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Emitting;
using WebXtism.Generators.Json;

namespace WebXtism.Generators.Schemas;

/// <summary>
/// Writes the XTP schemas that the project asks for, as texts in the metadata of the assembly: compilers write no other files.
/// The build takes them from there. It runs in builds only, never while somebody types, and not at all where nobody asks.
/// </summary>
internal static class SchemaOutput
{
    /// <summary>The interfaces, separated by <see cref="Separator"/>.</summary>
    public const string Property = "build_property.WebXtismSchemaInterfaces";

    /// <summary>What the keys of the metadata begin with; the name of the interface follows, as the project has it.</summary>
    public const string MetadataKey = "WebXtism.Schema:";

    /// <summary>The same, for why there is none.</summary>
    public const string ProblemKey = "WebXtism.SchemaProblem:";

    private const char Separator = '|';

    public static void Register(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<string> asked = context.AnalyzerConfigOptionsProvider.SelectMany(static (options, _) =>
            options.GlobalOptions.TryGetValue(Property, out string? names)
                ? names.Split(Separator).Select(static name => name.Trim()).Where(static name => name.Length > 0).Distinct(StringComparer.Ordinal)
                : []);
        context.RegisterImplementationSourceOutput(asked.Combine(context.CompilationProvider), static (output, input) =>
            GuardedOutput.Add(output, $"WebXtism.Schema.{JsonNames.Identifier(input.Left)}.g.cs", input.Left, () => Emit(input.Left, input.Right, output.CancellationToken)));
    }

    private static string Emit(string name, Compilation compilation, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        string? schema = SchemaWriter.Write(name, compilation, problems, cancellationToken);
        (string key, string value) = schema is not null && problems.Count == 0 ? (MetadataKey, schema) : (ProblemKey, string.Join("\n", problems));
        CodeWriter writer = SourceFile.Begin();
        writer.Line($"[assembly: global::System.Reflection.AssemblyMetadata({Literal(key + name)}, {Literal(value)})]");
        return writer.ToString();
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
