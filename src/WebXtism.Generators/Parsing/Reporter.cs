using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Models;
using WebXtism.Generators.Modules;

namespace WebXtism.Generators.Parsing;

/// <summary>The ears of the analyzer: turns what the parsers find into diagnostics.</summary>
internal sealed class Reporter(Action<Diagnostic> report, Func<EquatableArray<JsonContextModel>> contexts, ModuleFacts modules)
{
    public ModuleFacts Modules { get; } = modules;

    public void Report(DiagnosticDescriptor rule, Location? location, ImmutableDictionary<string, string?>? properties, params object[] arguments) =>
        report(Diagnostic.Create(rule, location ?? Location.None, properties, arguments));

    public void CheckJson(JsonUse use, ITypeSymbol type, JsonContextModel? named, string member, Location? location)
    {
        EquatableArray<JsonContextModel> candidates = named is null ? contexts() : new([named]);
        if (candidates.Any(context => context.Registers(use.Key)))
        {
            return;
        }

        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(JsonFixProperties.Type, use.TypeOf);
        if (candidates.Count == 0)
        {
            Report(Rules.NoJsonContext, location, properties, member, TypeNames.Message(type), "is sent as JSON, and this project has no context");
        }
        else
        {
            string context = candidates[0].Reference;
            Report(
                Rules.TypeNotRegistered,
                location,
                properties.Add(JsonFixProperties.Context, context),
                context.Substring(context.LastIndexOfAny(['.', ':']) + 1),
                TypeNames.Message(type.WithNullableAnnotation(NullableAnnotation.None)));
        }
    }
}
