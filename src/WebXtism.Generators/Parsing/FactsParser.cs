using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Parsing;

/// <summary>Reads what matters about the compilation as a whole.</summary>
internal static class FactsParser
{
    /// <summary>Generated code uses primary constructors and collection expressions.</summary>
    public const LanguageVersion RequiredLanguage = LanguageVersion.CSharp12;

    public static CompilationFacts Parse(Compilation compilation) =>
        new(
            compilation is CSharpCompilation { LanguageVersion: >= RequiredLanguage },
            compilation.GetTypeByMetadataName(MetadataNames.WasmtimeEngine) is { DeclaredAccessibility: Accessibility.Public } engine
                && !SymbolEqualityComparer.Default.Equals(engine.ContainingAssembly, compilation.Assembly));
}
