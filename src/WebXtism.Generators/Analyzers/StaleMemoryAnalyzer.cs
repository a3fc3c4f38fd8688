using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WebXtism.Generators.Analyzers.Loans;
using WebXtism.Generators.Diagnostics;

namespace WebXtism.Generators.Analyzers;

/// <summary>
/// Finds spans of plugin memory that are used after a call that may move that memory or write over it. It follows locals along
/// the control flow of one method; what it cannot follow it does not report.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class StaleMemoryAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.StaleMemory);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (Lender.All.Any(lender => start.Compilation.GetTypeByMetadataName(lender.Type) is not null))
            {
                start.RegisterOperationBlockStartAction(Start);
            }
        });
    }

    // The flow of a method is looked at only if something in it hands out memory.
    private static void Start(OperationBlockStartAnalysisContext context)
    {
        int lends = 0;
        context.RegisterOperationAction(
            operation =>
            {
                ISymbol member = operation.Operation is IInvocationOperation call ? call.TargetMethod : ((IPropertyReferenceOperation)operation.Operation).Property;
                if (Lender.OfLoan(member) is not null)
                {
                    Volatile.Write(ref lends, 1);
                }
            },
            OperationKind.Invocation,
            OperationKind.PropertyReference);
        context.RegisterOperationBlockEndAction(end =>
        {
            if (Volatile.Read(ref lends) != 0)
            {
                Analyze(end);
            }
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context)
    {
        var pending = new Stack<ControlFlowGraph>(context.OperationBlocks
            .Where(static block => block.Kind is OperationKind.Block or OperationKind.FieldInitializer or OperationKind.PropertyInitializer)
            .Select(context.GetControlFlowGraph));
        while (pending.Count > 0)
        {
            ControlFlowGraph graph = pending.Pop();
            // The steps of a foreach are all at one place.
            foreach ((IOperation use, Loan loan) in LoanFlow.Find(graph, context.CancellationToken).GroupBy(static found => found.Use.Syntax).Select(static found => found.First()))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.StaleMemory, use.Syntax.GetLocation(), loan.Member, loan.EndedBy));
            }

            // Spans cannot get into functions inside a method, nor out of them: each is a world of its own.
            foreach (ControlFlowGraph function in Functions(graph, context.CancellationToken))
            {
                pending.Push(function);
            }
        }
    }

    private static IEnumerable<ControlFlowGraph> Functions(ControlFlowGraph graph, CancellationToken cancellationToken) =>
        graph.LocalFunctions.Select(function => graph.GetLocalFunctionControlFlowGraph(function, cancellationToken))
            .Concat(graph.Blocks
                .SelectMany(static block => block.BranchValue is null ? block.Operations : block.Operations.Add(block.BranchValue))
                .SelectMany(static operation => operation.DescendantsAndSelf())
                .OfType<IFlowAnonymousFunctionOperation>()
                .Select(function => graph.GetAnonymousFunctionControlFlowGraph(function, cancellationToken)));
}
