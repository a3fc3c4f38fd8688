using Microsoft.CodeAnalysis;
using WebXtism.Generators.Models;
using WebXtism.Generators.Modules;

namespace WebXtism.Generators.Parsing;

/// <summary>
/// What the parsers tell their caller. The generator parses without a reporter: it only learns that the input is bad and
/// drops it. The analyzer parses the same input with a reporter and drops the model, so that locations never enter the
/// generator's caches and the two cannot disagree.
/// </summary>
internal sealed class ParseScope(Reporter? reporter, CancellationToken cancellationToken)
{
    /// <summary>Whether an error was found; nothing can be generated then.</summary>
    public bool Failed { get; private set; }

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public void Report(DiagnosticDescriptor rule, Location? location, params object[] arguments)
    {
        Failed |= rule.DefaultSeverity == DiagnosticSeverity.Error;
        reporter?.Report(rule, location, properties: null, arguments);
    }

    /// <summary>
    /// Holds an interface against the module that it names. Only the analyzer does that: what is generated does not depend on
    /// what the module contains.
    /// </summary>
    public void CheckModule(INamedTypeSymbol type, AttributeData attribute, ExportNaming naming, IReadOnlyList<LocatedCall> calls)
    {
        if (reporter is not null)
        {
            ModuleCheck.Check(type, attribute, naming, calls, reporter, CancellationToken);
        }
    }

    /// <summary>Gives up without a report: the compiler or another rule says what is wrong.</summary>
    public void Fail() => Failed = true;

    /// <summary>
    /// Checks that a JSON payload has metadata. Only the analyzer does that here; the generator meets the contexts of the
    /// assembly in a later step, because they change independently of this input.
    /// </summary>
    public void RequireJson(JsonUse use, ITypeSymbol type, JsonContextModel? named, string member, Location? location) =>
        reporter?.CheckJson(use, type, named, member, location);
}
