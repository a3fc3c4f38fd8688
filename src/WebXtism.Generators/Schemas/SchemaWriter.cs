using Microsoft.CodeAnalysis;
using WebXtism.Generators.Json;
using WebXtism.Generators.Models;
using WebXtism.Generators.Modules;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Schemas;

/// <summary>
/// Writes an interface as an XTP schema: its exports, the imports of the classes that it names, and the types of both. What a
/// call is, and how its values travel, the parsers of the generator say.
/// </summary>
internal sealed class SchemaWriter
{
    private readonly CancellationToken _cancellationToken;
    private readonly SchemaValues _values;
    private readonly ParseScope _scope;
    private readonly List<string> _problems;

    private SchemaWriter(Compilation compilation, List<string> problems, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _problems = problems;
        _values = new SchemaValues(compilation, problems, cancellationToken);
        _scope = new ParseScope(reporter: null, JsonCatalog.Of(compilation), cancellationToken);
    }

    /// <summary>Writes the schema.</summary>
    /// <param name="name">The interface, by its name or full name.</param>
    /// <param name="compilation">The project.</param>
    /// <param name="problems">Gets what a schema cannot say.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The text; <see langword="null"/> when there is none.</returns>
    public static string? Write(string name, Compilation compilation, List<string> problems, CancellationToken cancellationToken)
    {
        List<INamedTypeSymbol> found = compilation.GetSymbolsWithName(name.Substring(name.LastIndexOf('.') + 1), SymbolFilter.Type, cancellationToken)
            .OfType<INamedTypeSymbol>()
            .Where(type => type.FindAttribute(MetadataNames.ExtismPluginAttribute) is not null && $".{type.ToDisplayString()}".EndsWith($".{name}", StringComparison.Ordinal))
            .ToList();
        if (found.Count != 1)
        {
            problems.Add(found.Count == 0
                ? $"the project has no [ExtismPlugin] interface '{name}'"
                : $"the project has several: {string.Join(", ", found.Select(static type => type.ToDisplayString()).OrderBy(static type => type, StringComparer.Ordinal))}; write the namespace too");
            return null;
        }

        return new SchemaWriter(compilation, problems, cancellationToken).Write(found[0]);
    }

    private string? Write(INamedTypeSymbol type)
    {
        if (PluginParser.Parse(type, _scope) is not { IsBroken: false } model)
        {
            _problems.Add("the interface has errors");
            return null;
        }

        YamlMap exports = Exports(type, model);
        YamlMap imports = Imports(type);
        var document = new YamlMap().Add("version", "v1-draft").Add("exports", exports);
        if (imports.Count > 0)
        {
            document.Add("imports", imports);
        }

        YamlMap components = _values.Types.Components();
        if (components.Count > 0)
        {
            document.Add("components", new YamlMap().Add("schemas", components));
        }

        return YamlText.Write(document);
    }

    private YamlMap Exports(INamedTypeSymbol type, PluginModel model)
    {
        List<IMethodSymbol> methods = type.AllInterfaces.Insert(0, type).SelectMany(static part => part.GetMembers()).OfType<IMethodSymbol>().ToList();
        var exports = new YamlMap();
        foreach (CallModel call in model.Calls.GroupBy(static call => call.Export, StringComparer.Ordinal).Select(static twins => twins.First()))
        {
            IMethodSymbol method = methods.First(candidate => IsOf(candidate, call, type, model));
            string subject = $"{method.ContainingType.Name}.{method.Name}";
            CheckName(call.Export, subject);
            DocumentationText documentation = DocumentationText.Of(method, _cancellationToken);
            var function = new YamlMap().Add("description", documentation.Summary);
            if (!call.Input.IsNothing)
            {
                function.Add("input", call.Input.Arguments.Count > 0
                    ? _values.Arguments(method, call, subject)
                    : Input(method.Parameters.Single(parameter => TypeNames.EscapeParameter(parameter.Name) == call.InputName), call.Input, documentation, subject));
            }

            if (!call.Output.IsNothing)
            {
                // An output without a type of its own goes to an IBufferWriter<byte>.
                function.Add("output", ReturnShape.Of(method).Value is { } result
                    ? _values.Value(call.Output, result, documentation.Returns, subject)
                    : SchemaValues.Bytes(documentation.Returns));
            }

            exports.Add(call.Export, function);
        }

        return exports;
    }

    private YamlMap Imports(INamedTypeSymbol type)
    {
        var imports = new YamlMap();
        var names = new HashSet<string>(StringComparer.Ordinal);
        TypedConstant classes = type.FindAttribute(MetadataNames.ExtismPluginAttribute)!.NamedArguments.FirstOrDefault(static argument => argument.Key == "Imports").Value;
        IEnumerable<TypedConstant> listed = classes.Kind == TypedConstantKind.Array && !classes.IsNull ? classes.Values : Enumerable.Empty<TypedConstant>();
        foreach (INamedTypeSymbol hostClass in listed.Select(static value => value.Value).OfType<INamedTypeSymbol>())
        {
            if (HostClassParser.Parse(hostClass, _scope) is not { IsBroken: false } model)
            {
                _problems.Add($"the host functions of '{hostClass.Name}' have errors, or are in another project");
                continue;
            }

            if (model.ImportNamespace != HostClassParser.DefaultNamespace)
            {
                _problems.Add($"the host functions of '{hostClass.Name}' are imported from '{model.ImportNamespace}', and those of a schema from '{HostClassParser.DefaultNamespace}'");
                continue;
            }

            foreach ((HostFunctionModel function, IMethodSymbol method) in model.Functions.Zip(HostClassParser.Functions(hostClass), static (function, method) => (function, method)))
            {
                string subject = $"{hostClass.Name}.{method.Name}";
                CheckName(function.Import, subject);
                if (!names.Add(function.Import))
                {
                    _problems.Add($"{subject}: another class has the import '{function.Import}' too");
                    continue;
                }

                imports.Add(function.Import, Import(function, method, subject));
            }
        }

        return imports;
    }

    private YamlMap Import(HostFunctionModel function, IMethodSymbol method, string subject)
    {
        DocumentationText documentation = DocumentationText.Of(method, _cancellationToken);
        var import = new YamlMap().Add("description", documentation.Summary);
        List<int> inputs = Enumerable.Range(0, function.Arguments.Count).Where(index => function.Arguments[index].Source == HostArgumentSource.Plugin).ToList();
        if (function.ErrorsAsPayload)
        {
            _problems.Add($"{subject}: a schema cannot say that errors are a payload");
        }

        if (inputs.Count > 1)
        {
            _problems.Add($"{subject}: it has {inputs.Count} parameters, and an import of a schema has one; take a record");
        }
        else if (inputs.Count == 1 && Payload(function.Arguments[inputs[0]].Value, subject) is { } input)
        {
            import.Add("input", Input(method.Parameters[inputs[0]], input, documentation, subject));
        }

        if (function.Result is not null && Payload(function.Result, subject) is { } output)
        {
            import.Add("output", _values.Value(output, ReturnShape.Of(method).Value!, documentation.Returns, subject));
        }

        return import;
    }

    private YamlMap Input(IParameterSymbol parameter, PayloadModel payload, DocumentationText documentation, string subject) =>
        _values.Value(payload, parameter.Type, documentation.Parameter(parameter.Name), subject);

    private PayloadModel? Payload(HostValueModel? value, string subject)
    {
        if (value?.Number is not null)
        {
            _problems.Add($"{subject}: a number is passed directly, and a schema knows blocks of memory alone; add [Payload(PayloadFormat.Json)]");
        }

        return value?.Payload;
    }

    private void CheckName(string name, string subject)
    {
        if (!SchemaNames.IsName(name))
        {
            _problems.Add($"{subject}: '{ShownName.Of(name)}' is no name that schemas take; they take ASCII letters, digits, _ and $");
        }
    }

    private static bool IsOf(IMethodSymbol method, CallModel call, INamedTypeSymbol type, PluginModel model) =>
        TypeNames.Escape(method.Name) == call.Name
        && (SymbolEqualityComparer.Default.Equals(method.ContainingType, type) ? model.Type.LocalName : TypeNames.TypeOf(method.ContainingType)) == call.Interface
        && method.Parameters.Length == call.Parameters.Count
        && method.Parameters.Zip(call.Parameters, static (parameter, model) => model.Type.EndsWith(TypeNames.Declared(parameter.Type), StringComparison.Ordinal)).All(static same => same);
}
