using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Emitting;
using WebXtism.Generators.Json;
using WebXtism.Generators.Models;
using WebXtism.Generators.Modules;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Analyzers;

/// <summary>
/// Says what is wrong with plugin interfaces and host functions. It runs the generator's parsers and keeps only their
/// reports; reporting from the generator itself would put locations into its caches.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DeclarationAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Rules.NotPartial,
        Rules.GenericInterface,
        Rules.Unreachable,
        Rules.NotAMethod,
        Rules.UnsupportedMethod,
        Rules.ForeignMembers,
        Rules.SameExport,
        Rules.UnusableName,
        Rules.TokenPosition,
        Rules.LanguageTooOld,
        Rules.MissingExport,
        Rules.WrongSignature,
        Rules.MissingImport,
        Rules.OtherSignature,
        Rules.UnusedExport,
        Rules.UnknownModule,
        Rules.NeedsWasi,
        Rules.NoHostFunctions,
        Rules.NotAPayload,
        Rules.WrongFormat,
        Rules.NoJsonContext,
        Rules.TypeNotRegistered,
        Rules.WrongCodec,
        Rules.SameJsonName,
        Rules.AmbiguousNumber,
        Rules.UnsuitableClass,
        Rules.UnsupportedHostFunction,
        Rules.SameImport,
        Rules.KernelNamespace,
        Rules.AsyncVoid,
        Rules.Failure);

    public override void Initialize(AnalysisContext context)
    {
        // What the build makes of a schema is generated code, and is held against its module like any other.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            // Looking at every type of the project is worth it only when something is sent as JSON.
            var contexts = new OncePerCompilation<EquatableArray<JsonContextModel>>(
                stop => JsonContextParser.FindAll(start.Compilation.Assembly, stop));
            var findings = new OncePerCompilation<JsonFindings>(
                stop => JsonFindings.Of(start.Compilation, () => contexts.Get(stop), stop));
            var modules = new ModuleFacts(start.Compilation, start.Options.AdditionalFiles);
            start.RegisterSymbolAction(symbol => Analyze(symbol, contexts, findings, modules), SymbolKind.NamedType);
        });
    }

    private static void Analyze(
        SymbolAnalysisContext context,
        OncePerCompilation<EquatableArray<JsonContextModel>> contexts,
        OncePerCompilation<JsonFindings> findings,
        ModuleFacts modules)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        AttributeData? plugin = type.FindAttribute(MetadataNames.ExtismPluginAttribute);
        Location? location = plugin is null ? TypeParser.Identifier(type) : TypeParser.Identifier(type, plugin);
        if (context.Compilation is CSharpCompilation { LanguageVersion: < FactsParser.RequiredLanguage } old)
        {
            if (plugin is not null || HostClassParser.Functions(type).Any())
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.LanguageTooOld, location, old.LanguageVersion.ToDisplayString(), type.Name));
            }

            return;
        }

        try
        {
            var reporter = new Reporter(context.ReportDiagnostic, () => contexts.Get(context.CancellationToken)) { Modules = modules };
            var scope = new ParseScope(reporter, JsonCatalog.Of(context.Compilation), context.CancellationToken);
            ContainerCheck.Report(type, scope);
            PluginParser.Parse(type, scope);
            HostClassParser.Parse(type, scope);
            foreach (IReadOnlyList<JsonFinding> found in findings.Get(context.CancellationToken).About(type))
            {
                reporter.Report(found);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            context.ReportDiagnostic(GuardedOutput.Describe(exception, type.Name, location));
        }
    }
}
