using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Modules;

/// <summary>What the checks of modules ask of a project. Each is found out once for a compilation, and only if some interface asks.</summary>
internal sealed class ModuleFacts(Compilation compilation, IEnumerable<AdditionalText> files)
{
    // Not with a token: who asks first may give up, and the others would get his cancellation.
    private readonly Lazy<EquatableArray<ModuleModel>> _modules = new(() => ModuleTextParser.ParseAll(files, CancellationToken.None));
    private readonly Lazy<bool> _allowsWasi = new(() => SetsWasi(compilation));

    public EquatableArray<ModuleModel> Modules => _modules.Value;

    /// <summary>
    /// Whether the project sets <c>PluginOptions.Wasi</c> somewhere. For which plugin cannot be told, but somebody who has done
    /// it once needs no reminder.
    /// </summary>
    public bool AllowsWasi => _allowsWasi.Value;

    private static bool SetsWasi(Compilation compilation) =>
        compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<AssignmentExpressionSyntax>())
            .Any(static assignment => assignment.Left is IdentifierNameSyntax { Identifier.ValueText: "Wasi" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wasi" });
}
