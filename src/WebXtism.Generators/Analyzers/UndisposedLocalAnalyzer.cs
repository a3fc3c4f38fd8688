using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using WebXtism.Generators.Diagnostics;

namespace WebXtism.Generators.Analyzers;

/// <summary>
/// Finds compiled plugins, pools and leases in locals that nobody disposes. It speaks only where the method that made the
/// object is ours and every use of the local is a use of a member: whatever else happens to it may end in a <c>Dispose</c>.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UndisposedLocalAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.NeverDisposed);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            INamedTypeSymbol[] types = MetadataNames.OwnedTypes.Select(start.Compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>().ToArray();
            if (types.Length > 0)
            {
                var owned = ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default, types);
                start.RegisterOperationAction(declaration => Analyze(declaration, owned), OperationKind.VariableDeclarator);
            }
        });
    }

    private static void Analyze(OperationAnalysisContext context, ImmutableHashSet<ISymbol> owned)
    {
        var declarator = (IVariableDeclaratorOperation)context.Operation;
        ILocalSymbol local = declarator.Symbol;
        if (owned.Contains(local.Type.OriginalDefinition)
            && declarator.Syntax is VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } syntax
            && declarator.GetVariableInitializer() is { } initializer
            && IsMadeByUs(initializer.Value, local.Type)
            && References(declarator, local).All(reference => IsUseOfMember(reference, declarator)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.NeverDisposed, syntax.Identifier.GetLocation(), local.Name, local.Type.Name));
        }
    }

    /// <summary>Whether a value is the result of a method of the library: what other methods return may belong to somebody.</summary>
    private static bool IsMadeByUs(IOperation value, ITypeSymbol type)
    {
        for (IOperation? made = value; made is not null;)
        {
            switch (made)
            {
                case IAwaitOperation awaited:
                    made = awaited.Operation;
                    break;
                case IInvocationOperation call when SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingAssembly, type.ContainingAssembly):
                    return true;
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "WaitAsync" or "GetAwaiter" or "GetResult" } call:
                    made = call.Instance;
                    break;
                case IPropertyReferenceOperation { Property.Name: "Result" } result:
                    made = result.Instance;
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    private static IEnumerable<ILocalReferenceOperation> References(IOperation declarator, ILocalSymbol local)
    {
        IOperation root = declarator;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root.Descendants().OfType<ILocalReferenceOperation>().Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local));
    }

    private static bool IsUseOfMember(ILocalReferenceOperation reference, IOperation declarator) =>
        reference.Parent switch
        {
            IInvocationOperation call => call.Instance == reference && call.TargetMethod.Name is not ("Dispose" or "DisposeAsync"),

            // The plugin of a pool or lease works as long as that; who keeps it keeps the other too.
            IPropertyReferenceOperation { Property.Name: "Plugin" } plugin => plugin.Parent is IInvocationOperation call && call.Instance == plugin,
            IPropertyReferenceOperation property => property.Instance == reference,
            _ => false,
        }
        && Function(reference) == Function(declarator);

    private static IOperation? Function(IOperation operation)
    {
        IOperation? function = operation.Parent;
        while (function is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            function = function.Parent;
        }

        return function;
    }
}
