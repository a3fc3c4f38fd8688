using Microsoft.CodeAnalysis;

namespace WebXtism.Generators.Benchmarks;

/// <summary>The least that a generator of the usual design does: it finds the interfaces by their attribute, and writes their names.</summary>
internal sealed class NamesGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(
            context.SyntaxProvider.ForAttributeWithMetadataName("WebXtism.ExtismPluginAttribute", static (_, _) => true, static (found, _) => found.TargetSymbol.Name),
            static (output, name) => output.AddSource($"{name}.g.cs", $"// {name}"));
}
