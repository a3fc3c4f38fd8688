using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using WebXtism.Generators.Diagnostics;
using WebXtism.Generators.Models;
using WebXtism.Generators.Parsing;
using WebXtism.Linking;

namespace WebXtism.Generators.Modules;

/// <summary>Holds the host functions that an interface names against the imports of its module. It decides as the runtime's ImportResolver does.</summary>
internal sealed class ImportCheck
{
    private readonly AttributeData _attribute;
    private readonly ModuleModel _module;
    private readonly Reporter _reporter;
    private readonly List<(INamedTypeSymbol Type, HostClassModel Model, Location? Location)> _classes = [];
    private readonly bool _knowsAll = true;
    private int _reports;

    public ImportCheck(AttributeData attribute, ModuleModel module, Reporter reporter, ParseScope scope)
    {
        _attribute = attribute;
        _module = module;
        _reporter = reporter;
        ImmutableArray<INamedTypeSymbol> types = ModuleUseParser.ImportTypes(attribute);
        for (int i = 0; i < types.Length; i++)
        {
            INamedTypeSymbol type = types[i];

            // Mistakes in the class are reported there. Functions of other assemblies may be invisible from here, and those of a
            // handwritten class are: then nothing can be said about what is missing.
            HostClassModel? model = HostClassParser.Parse(type, scope.Trial());
            _knowsAll &= model is { IsBroken: false } && type.DeclaringSyntaxReferences.Length > 0;
            if (model is not null)
            {
                _classes.Add((type, model, AttributeSyntaxes.Import(attribute, i)));
            }
        }
    }

    public void Check(INamedTypeSymbol type)
    {
        foreach (ModuleItemModel import in _module.Imports.Distinct())
        {
            if (import.Kind != "function")
            {
                Report(import, type, $"the {import.Kind} ", "; plugins can import functions only");
            }
            else if (import.Module == KnownImports.KernelNamespace && KnownImports.Signatures.TryGetValue((import.Module, import.Name), out string? kernel))
            {
                Compare(import, kernel, $"{import.Module}::{import.Name}", AttributeSyntaxes.Module(_attribute));
            }
            else if (Provider(import) is { Function: { } function } provider)
            {
                Compare(import, Signature(function), $"{provider.Type.Name}.{function.Method}", provider.Location, provider.Type);
            }
            else if (KnownImports.Signatures.TryGetValue((import.Module, import.Name), out string? wasi))
            {
                Compare(import, wasi, $"{import.Module}::{import.Name}", AttributeSyntaxes.Module(_attribute));
            }
            else if (_knowsAll)
            {
                Report(import, type, "", Advice(import));
            }
        }
    }

    private (INamedTypeSymbol Type, HostFunctionModel? Function, Location? Location) Provider(ModuleItemModel import) =>
        _classes
            .Where(candidate => candidate.Model.ImportNamespace == import.Module)
            .Select(candidate => (candidate.Type, candidate.Model.Functions.FirstOrDefault(function => function.Import == import.Name), candidate.Location))
            .FirstOrDefault(static candidate => candidate.Item2 is not null);

    private void Compare(ModuleItemModel import, string provided, string name, Location? location, INamedTypeSymbol? hostClass = null)
    {
        if (provided != import.Signature && _reports++ < ShownName.MaxReports)
        {
            ImmutableDictionary<string, string?> properties = ModuleCheck.Properties(
                (ModuleFixProperties.Name, import.Name),
                (ModuleFixProperties.Signature, import.Signature),
                (ModuleFixProperties.Provided, provided),
                (ModuleFixProperties.HostClass, hostClass is null ? null : TypeNames.TypeOf(hostClass)));
            _reporter.Report(Rules.OtherSignature, location, properties, name, provided, import.Signature, _module.Name);
        }
    }

    private void Report(ModuleItemModel import, INamedTypeSymbol type, string kind, string advice)
    {
        if (_reports++ >= ShownName.MaxReports)
        {
            return;
        }

        INamedTypeSymbol? place = import.Kind == "function" ? _classes.FirstOrDefault(candidate => candidate.Model.ImportNamespace == import.Module).Type : null;
        ImmutableDictionary<string, string?> properties = ModuleCheck.Properties(
            (ModuleFixProperties.Name, import.Name),
            (ModuleFixProperties.Signature, import.Signature),
            (ModuleFixProperties.HostClass, place is null ? null : TypeNames.TypeOf(place)));
        _reporter.Report(Rules.MissingImport, AttributeSyntaxes.Imports(_attribute), properties, _module.Name, $"{kind}'{ShownName.Of(import.Name)}'", ShownName.Of(import.Module), type.Name, advice);
    }

    private string Advice(ModuleItemModel import)
    {
        IEnumerable<string> sameNamespace = KnownImports.Signatures.Keys.Where(known => known.Module == import.Module).Select(static known => known.Name)
            .Concat(_classes.Where(candidate => candidate.Model.ImportNamespace == import.Module).SelectMany(static candidate => candidate.Model.Functions).Select(static function => function.Import));
        if (NearestName.Find(import.Name, sameNamespace) is { } nearest)
        {
            return $"; did you mean '{ShownName.Of(nearest)}'?";
        }

        return _classes.FirstOrDefault(candidate => candidate.Model.Functions.Any(function => function.Import == import.Name)) is { Type: { } elsewhere, Model: var model }
            ? $"; that of '{elsewhere.Name}' is in '{model.ImportNamespace}'"
            : $"; it is a function {import.Signature}";
    }

    private static string Signature(HostFunctionModel function)
    {
        IEnumerable<string> parameters = function.Arguments.Where(static argument => argument.Source == HostArgumentSource.Plugin).Select(static argument => Kind(argument.Value));
        string result = function.ErrorsAsPayload ? Kind(value: null) : function.Result is null ? "" : Kind(function.Result);
        return $"({string.Join(", ", parameters)}) -> ({result})";
    }

    // A payload travels as the handle of its block.
    private static string Kind(HostValueModel? value) => (value?.Number?.Kind ?? "I64").ToLowerInvariant();
}
