using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.CodeFixes.Edits;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Parsing;

namespace WebXtism.CodeFixes;

/// <summary>Takes <c>abstract</c> or <c>static</c> from a class with host functions, of which plugins get an object.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DropModifierCodeFix)), Shared]
internal sealed class DropModifierCodeFix : RuleCodeFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.UnsuitableClass);

    protected override CodeAction? Find(FixSite site, CancellationToken cancellationToken)
    {
        if (site.Declaration<ClassDeclarationSyntax>() is not { } declaration
            || site.Model.GetDeclaredSymbol(declaration, cancellationToken) is not { } type
            || !HostClassParser.Functions(type).Any()
            || !(type.IsAbstract || type.IsStatic)
            || type.GetMembers().Any(NeedsTheWord))
        {
            return null;
        }

        return CodeAction.Create(
            $"Make '{type.Name}' neither abstract nor static",
            stop => UserDeclarations.ChangeAsync(site.Solution, UserDeclarations.Of<TypeDeclarationSyntax>(site.Solution, type, stop).Select(part => (part.Document, part.Syntax, Change(type))), stop),
            equivalenceKey: nameof(DropModifierCodeFix));
    }

    private static bool NeedsTheWord(ISymbol member) => member is { IsAbstract: true } or IMethodSymbol { IsExtensionMethod: true };

    // A class in one piece has to be partial too.
    private static Func<TypeDeclarationSyntax, SyntaxNode> Change(INamedTypeSymbol type) => current =>
    {
        TypeDeclarationSyntax plain = Modifiers.Remove(current, SyntaxKind.AbstractKeyword, SyntaxKind.StaticKeyword);
        return type.IsPartial() ? plain : Modifiers.AddPartial(plain);
    };
}
