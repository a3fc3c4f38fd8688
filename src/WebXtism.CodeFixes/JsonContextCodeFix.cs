using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using WebXtism.Generators.Diagnostics;

namespace WebXtism.CodeFixes;

/// <summary>Registers a payload's type in a <c>JsonSerializerContext</c>, and creates one where the project has none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(JsonContextCodeFix)), Shared]
internal sealed class JsonContextCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.NoJsonContext, DiagnosticIds.TypeNotRegistered);

    public override FixAllProvider GetFixAllProvider() => JsonContextFixAll.Instance;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (JsonContextEdit.IsFixable(diagnostic))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        JsonContextEdit.Title(diagnostic),
                        cancellationToken => JsonContextEdit.ApplyAsync(context.Document.Project, ImmutableArray.Create(diagnostic), cancellationToken),
                        equivalenceKey: diagnostic.Id),
                    diagnostic);
            }
        }

        return Task.CompletedTask;
    }
}
