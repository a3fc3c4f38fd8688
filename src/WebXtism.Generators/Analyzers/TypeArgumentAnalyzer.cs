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
    private static readonly ImmutableHashSet<string> s_methods = ImmutableHashSet.Create(StringComparer.Ordinal, "LoadAsync", "CompileAsync");

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
        if (name.TypeArgumentList.Arguments.Count != 1 || !s_methods.Contains(name.Identifier.ValueText))
        {
            return;
        }

        // The broken constraint leaves the call unresolved, with the method as a candidate.
        SymbolInfo called = context.SemanticModel.GetSymbolInfo(name, context.CancellationToken);
        bool isOurs = called.CandidateSymbols.Append(called.Symbol).OfType<IMethodSymbol>().Any(static method => method.ContainingType.HasName(MetadataNames.ExtismHost));
        TypeSyntax argument = name.TypeArgumentList.Arguments[0];
        if (isOurs
            && context.SemanticModel.GetTypeInfo(argument, context.CancellationToken).Type is INamedTypeSymbol { TypeKind: TypeKind.Interface } type
            && type.FindAttribute(MetadataNames.ExtismPluginAttribute) is null
            && !type.AllInterfaces.Any(static inherited => inherited.HasName(MetadataNames.ExtismPluginInterface, arity: 1)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.NotAPlugin, argument.GetLocation(), type.Name));
        }
    }
}
