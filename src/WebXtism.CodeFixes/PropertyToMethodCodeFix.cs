using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using WebXtism.CodeFixes.Edits;
using WebXtism.Generators.Diagnostics;

namespace WebXtism.CodeFixes;

/// <summary>Makes a method of a property that is only read, and calls it where the property was read.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PropertyToMethodCodeFix)), Shared]
internal sealed class PropertyToMethodCodeFix : RuleCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.NotAMethod);

    protected override CodeAction? Find(FixSite site, CancellationToken cancellationToken)
    {
        // What can be set would be two methods; which, only the plugin's author knows.
        if (site.Node is not PropertyDeclarationSyntax { AccessorList.Accessors: [{ RawKind: (int)SyntaxKind.GetAccessorDeclaration }] } syntax
            || site.Model.GetDeclaredSymbol(syntax, cancellationToken) is not { IsStatic: false } property
            || property.ContainingType.GetMembers(property.Name).Length > 1)
        {
            return null;
        }

        return CodeAction.Create(
            $"Declare the method '{property.Name}()'",
            stop => ApplyAsync(site, syntax, property, stop),
            equivalenceKey: nameof(PropertyToMethodCodeFix));
    }

    private static async Task<Solution> ApplyAsync(FixSite site, PropertyDeclarationSyntax syntax, IPropertySymbol property, CancellationToken cancellationToken)
    {
        var changes = new List<(Document, SyntaxNode, Func<SyntaxNode, SyntaxNode>)> { (site.Document, syntax, static current => Method((PropertyDeclarationSyntax)current)) };
        foreach (ReferencedSymbol referenced in await SymbolFinder.FindReferencesAsync(property, site.Solution, cancellationToken).ConfigureAwait(false))
        {
            // Classes that implement the interface have properties of their own.
            IEnumerable<ReferenceLocation> uses = SymbolEqualityComparer.Default.Equals(referenced.Definition, property) ? referenced.Locations : [];
            foreach (ReferenceLocation use in uses.Where(static use => use.Document is not SourceGeneratedDocument))
            {
                SyntaxNode root = await use.Location.SourceTree!.GetRootAsync(cancellationToken).ConfigureAwait(false);
                if (Read(root.FindNode(use.Location.SourceSpan, getInnermostNodeForTie: true)) is { } read)
                {
                    changes.Add((use.Document, read, static current => SyntaxFactory.InvocationExpression(((ExpressionSyntax)current).WithoutTrailingTrivia()).WithTrailingTrivia(current.GetTrailingTrivia())));
                }
            }
        }

        return await UserDeclarations.ChangeAsync(site.Solution, changes, cancellationToken).ConfigureAwait(false);
    }

    private static MethodDeclarationSyntax Method(PropertyDeclarationSyntax property)
    {
        // A comment between the name and the brace is kept; the blank there is not.
        SyntaxTriviaList behindName = property.Identifier.TrailingTrivia;
        bool hasComment = behindName.Any(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        SyntaxToken close = SyntaxFactory.Token(SyntaxKind.CloseParenToken).WithTrailingTrivia(hasComment ? behindName : default);
        return SyntaxFactory.MethodDeclaration(
            property.AttributeLists,
            property.Modifiers,
            property.Type,
            property.ExplicitInterfaceSpecifier,
            property.Identifier.WithTrailingTrivia(),
            typeParameterList: null,
            SyntaxFactory.ParameterList(SyntaxFactory.Token(SyntaxKind.OpenParenToken), default, close),
            constraintClauses: default,
            body: null,
            expressionBody: null,
            SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(property.GetTrailingTrivia()));
    }

    // The name with what stands before its dot; null where it is not read: in nameof, in a comment, in a pattern.
    private static ExpressionSyntax? Read(SyntaxNode name)
    {
        if (name is not IdentifierNameSyntax || name.Parent is NameColonSyntax || name.FirstAncestorOrSelf<CrefSyntax>() is not null)
        {
            return null;
        }

        var read = (ExpressionSyntax)(name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name.Parent is MemberBindingExpressionSyntax binding ? binding : name);
        return read.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } ? null : read;
    }
}
