using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Analyzers.Loans;

/// <summary>Goes through the steps of one block in the order in which they happen.</summary>
internal sealed class LoanWalk
{
    private static readonly ImmutableHashSet<Loan> s_none = ImmutableHashSet<Loan>.Empty;

    private readonly ControlFlowGraph _graph;
    private readonly List<(IOperation, Loan)> _stale = [];

    private LoanWalk(ControlFlowGraph graph, LoanState state)
    {
        _graph = graph;
        State = state;
    }

    /// <summary>What is the case at the end of the block.</summary>
    public LoanState State { get; private set; }

    /// <summary>The uses of what may have been taken back.</summary>
    public IReadOnlyList<(IOperation Use, Loan Loan)> Stale => _stale;

    public static LoanWalk Through(ControlFlowGraph graph, BasicBlock block, LoanState state)
    {
        var walk = new LoanWalk(graph, state);
        foreach (IOperation operation in block.Operations)
        {
            walk.Visit(operation);
        }

        if (block.BranchValue is { } value)
        {
            walk.Visit(value);
        }

        return walk;
    }

    private void Visit(IOperation operation)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation or IParameterReferenceOperation } assignment:
                Visit(assignment.Value);
                Assign(Owner(assignment.Target)!, assignment.Value);
                return;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out } written when Written(written.Value) is { } local:
                State = State.Forget(local).With(local, s_none);
                return;
            case IFlowCaptureOperation capture:
                Visit(capture.Value);
                State = State.With(capture.Id, Loans(capture.Value));
                return;
            case INameOfOperation:
            // The length is no part of the memory.
            case IPropertyReferenceOperation { Property.Name: "Length" or "IsEmpty", Instance: ILocalReferenceOperation or IFlowCaptureReferenceOperation }:
                return;
        }

        foreach (IOperation part in operation.ChildOperations)
        {
            Visit(part);
        }

        if (operation is IInvocationOperation call)
        {
            Call(call);
        }
        else if (Holder(operation) is { } holder && State.Of(holder).FirstOrDefault(static loan => loan.EndedBy is not null) is { } stale)
        {
            _stale.Add((operation, stale));
        }
    }

    private void Assign(ISymbol target, IOperation value)
    {
        ImmutableHashSet<Loan> loans = Loans(value);
        State = State.Forget(target).With(target, loans);
    }

    private void Call(IInvocationOperation call)
    {
        if (Lender.OfEnd(call.TargetMethod) is { } lender && Owner(call.Instance) is { } owner)
        {
            State = State.End(owner, lender, call.TargetMethod.Name);
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            IOperation given = argument.Value is IConversionOperation conversion ? conversion.Operand : argument.Value;
            if (argument.Parameter is { Type.SpecialType: not SpecialType.System_Object }
                && Lender.All.FirstOrDefault(candidate => candidate.IsWriter && given.Type.HasName(candidate.Type)) is { } writer
                && Owner(given) is { } passed)
            {
                State = State.End(passed, writer, call.TargetMethod.Name);
            }
        }
    }

    /// <summary>The memory that a value is, or is a part of.</summary>
    private ImmutableHashSet<Loan> Loans(IOperation? value) => value switch
    {
        ILocalReferenceOperation or IFlowCaptureReferenceOperation => State.Of(Holder(value)!),
        IConversionOperation conversion => Loans(conversion.Operand),
        IInvocationOperation call when Lender.OfLoan(call.TargetMethod) is { } lender => Lend(call.Instance, lender, call.TargetMethod),
        IInvocationOperation { TargetMethod.Name: "Slice" or "GetEnumerator" } call when IsSpan(call.Instance?.Type) => Loans(call.Instance),
        IInvocationOperation call when IsSpan(call.Type) && IsAboutSpans(call.TargetMethod.ContainingType) =>
            call.Arguments.Select(argument => Loans(argument.Value)).Aggregate(s_none, static (all, loans) => all.Union(loans)),
        IPropertyReferenceOperation property when Lender.OfLoan(property.Property) is { } lender => Lend(property.Instance, lender, property.Property),
        IPropertyReferenceOperation { Property.Name: "Span" } property when IsSpan(property.Instance?.Type) => Loans(property.Instance),
        IImplicitIndexerReferenceOperation range when IsSpan(range.Type) => Loans(range.Instance),
        _ => s_none,
    };

    private ImmutableHashSet<Loan> Lend(IOperation? instance, Lender lender, ISymbol member) =>
        Owner(instance) is { } owner ? s_none.Add(new Loan(owner, lender, $"{member.ContainingType.Name}.{member.Name}")) : s_none;

    // What a method writes is not read before.
    private static ILocalSymbol? Written(IOperation argument) => argument switch
    {
        ILocalReferenceOperation local => local.Local,
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation local } => local.Local,
        _ => null,
    };

    private static object? Holder(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IFlowCaptureReferenceOperation capture => capture.Id,
        _ => null,
    };

    // Two names of one object are not known to be the same; then nothing is said.
    private ISymbol? Owner(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IFlowCaptureReferenceOperation reference => Owner(Captured(reference.Id)),
        _ => null,
    };

    private IOperation? Captured(CaptureId id)
    {
        List<IFlowCaptureOperation> captures = _graph.Blocks.SelectMany(static block => block.Operations).OfType<IFlowCaptureOperation>().Where(capture => capture.Id.Equals(id)).ToList();
        return captures.Count == 1 ? captures[0].Value : null;
    }

    private static bool IsSpan(ITypeSymbol? type) =>
        type.HasName("System.Span", arity: 1) || type.HasName("System.ReadOnlySpan", arity: 1) || type.HasName("System.Memory", arity: 1) || type.HasName("System.ReadOnlyMemory", arity: 1);

    // What other methods return need not be a part of what they take.
    private static bool IsAboutSpans(INamedTypeSymbol type) => type.HasName("System.MemoryExtensions") || type.HasName("System.Runtime.InteropServices.MemoryMarshal");
}
