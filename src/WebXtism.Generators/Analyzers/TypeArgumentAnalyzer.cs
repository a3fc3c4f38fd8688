using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Analyzers;

/// <summary>
/// Explains why an interface cannot be loaded: the compiler only says that it does not fulfil a constraint of a type that the
/// user never wrote.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TypeArgumentAnalyzer : DiagnosticAnalyzer
{
    // To look at the symbol of every generic name would cost more than all other rules.
    private static readonly ImmutableHashSet<string> s_names = ImmutableHashSet.Create(
        StringComparer.Ordinal, "LoadAsync", "CompileAsync", "For", "InMemoryPlugin", "CompiledPlugin", "PluginPool", "PluginLease");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.NotAPlugin);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.GenericName);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var name = (GenericNameSyntax)context.Node;
        if (name.TypeArgumentList.Arguments.Count != 1 || !s_names.Contains(name.Identifier.ValueText))
        {
            return;
        }

        // The broken constraint leaves the call unresolved, with the method as a candidate.
        SymbolInfo called = context.SemanticModel.GetSymbolInfo(name, context.CancellationToken);
        bool needsPlugin = called.CandidateSymbols.Append(called.Symbol).Any(NeedsPlugin);
        TypeSyntax argument = name.TypeArgumentList.Arguments[0];
        if (needsPlugin
            && context.SemanticModel.GetTypeInfo(argument, context.CancellationToken).Type is INamedTypeSymbol { TypeKind: TypeKind.Interface } type
            && type.FindAttribute(MetadataNames.ExtismPluginAttribute) is null
            && !type.AllInterfaces.Any(static inherited => inherited.HasName(MetadataNames.ExtismPluginInterface, arity: 1)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.NotAPlugin, argument.GetLocation(), type.Name));
        }
    }

    private static bool NeedsPlugin(ISymbol? symbol) =>
        (symbol switch
        {
            IMethodSymbol method => method.TypeParameters,
            INamedTypeSymbol type => type.TypeParameters,
            _ => ImmutableArray<ITypeParameterSymbol>.Empty,
        }).Any(static parameter => parameter.ConstraintTypes.Any(static constraint => constraint.HasName(MetadataNames.ExtismPluginInterface, arity: 1)));
}
