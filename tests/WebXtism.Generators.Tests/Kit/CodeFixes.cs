using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;
using WebXtism.CodeFixes;

namespace WebXtism.Generators.Tests.Kit;

/// <summary>Every code fix of the package.</summary>
internal static class CodeFixes
{
    public static ImmutableArray<CodeFixProvider> All { get; } =
        [.. typeof(MakePartialCodeFix).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    public static ImmutableHashSet<string> FixableIds { get; } = [.. All.SelectMany(static fix => fix.FixableDiagnosticIds)];
}
