using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Models;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Analyzers;

/// <summary>Finds calls that block an asynchronous method although the plugin interface has an asynchronous twin.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BlockingCallAnalyzer : DiagnosticAnalyzer
{
    /// <summary>What a twin has after the name of the blocking member.</summary>
    public const string AsyncSuffix = "Async";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.BlockingCall);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(MetadataNames.ExtismPluginAttribute) is not null)
            {
                start.RegisterOperationAction(Analyze, OperationKind.Invocation);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        IMethodSymbol method = call.TargetMethod;
        if (method is { IsStatic: false, ContainingType.TypeKind: TypeKind.Interface }
            && method.ContainingType.FindAttribute(MetadataNames.ExtismPluginAttribute) is not null
            && method.ContainingType.GetMembers(method.Name + AsyncSuffix).OfType<IMethodSymbol>().Any(other => AreTwins(method, other))
            && AwaitContext.Allows(call.SemanticModel!, call.Syntax, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.BlockingCall, call.Syntax.GetLocation(), method.Name));
        }
    }

    /// <summary>Whether the same arguments may be given to both, for the same result of the same export.</summary>
    private static bool AreTwins(IMethodSymbol blocking, IMethodSymbol other)
    {
        ReturnShape result = ReturnShape.Of(blocking);
        ReturnShape promised = ReturnShape.Of(other);
        int count = blocking.Parameters.Length;
        return !other.IsStatic
            && result.Asynchrony == Asynchrony.None
            && promised.Asynchrony != Asynchrony.None
            && SymbolEqualityComparer.IncludeNullability.Equals(result.Value, promised.Value)
            && other.Parameters.Length >= count
            && blocking.Parameters.Zip(other.Parameters, TakeTheSame).All(static same => same)
            && other.Parameters.Skip(count).All(static parameter => parameter.IsOptional)
            && Equals(ExportOf(blocking), ExportOf(other));
    }

    private static bool TakeTheSame(IParameterSymbol one, IParameterSymbol other) =>
        one.Name == other.Name
        && one.IsOptional == other.IsOptional
        && SymbolEqualityComparer.IncludeNullability.Equals(one.Type, other.Type);

    private static object? ExportOf(IMethodSymbol method) =>
        method.FindAttribute(MetadataNames.ExportAttribute)?.ConstructorArguments.FirstOrDefault().Value;
}
