using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace WebXtism.CodeFixes;

/// <summary>A fix that looks at one diagnostic at a time, with its syntax and its meaning.</summary>
internal abstract class RuleCodeFix : CodeFixProvider
{
    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root
            && await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is { } model)
        {
            foreach (Diagnostic diagnostic in context.Diagnostics)
            {
                if (Find(new FixSite(context.Document, root, model, diagnostic), context.CancellationToken) is { } action)
                {
                    context.RegisterCodeFix(action, diagnostic);
                }
            }
        }
    }

    /// <summary>The action that removes the cause of a diagnostic, or <see langword="null"/> where no answer is obvious.</summary>
    protected abstract CodeAction? Find(FixSite site, CancellationToken cancellationToken);
}
