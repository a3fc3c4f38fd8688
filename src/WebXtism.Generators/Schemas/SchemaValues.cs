using Microsoft.CodeAnalysis;
using WebXtism.Generators.Models;
using WebXtism.Generators.Parsing;
using WebXtism.Generators.Payloads;

namespace WebXtism.Generators.Schemas;

/// <summary>Writes inputs and outputs: their content type, and the type of what is in it.</summary>
internal sealed class SchemaValues
{
    private const string Json = "application/json";
    private const string Text = "text/plain; charset=utf-8";
    private const string Binary = "application/x-binary";

    private readonly List<string> _problems;
    private readonly CancellationToken _cancellationToken;
    private readonly Lazy<EquatableArray<JsonContextModel>> _contexts;

    public SchemaValues(Compilation compilation, List<string> problems, CancellationToken cancellationToken)
    {
        _problems = problems;
        _cancellationToken = cancellationToken;
        _contexts = new(() => JsonContextParser.FindAll(compilation.Assembly, cancellationToken));
        Types = new SchemaTypes(compilation.Assembly, problems, cancellationToken);
    }

    public SchemaTypes Types { get; }

    public static YamlMap Bytes(string? description) => new YamlMap().Add("contentType", Binary).Add("type", "buffer").Add("description", description);

    /// <summary>One value.</summary>
    public YamlMap Value(PayloadModel payload, ITypeSymbol type, string? description, string subject)
    {
        bool isNullable = SchemaTypes.IsNullable(type);
        switch (payload.Wire.Split(' ')[0])
        {
            case "text":
                return new YamlMap().Add("contentType", Text).Add("type", "string").Add("nullable", isNullable).Add("description", description);
            case "bytes":
                return Bytes(description).Add("nullable", isNullable);
            case "codec":
                // Bytes of a form that no schema describes: at least the guest learns whose.
                string codec = $"In the form of {payload.Wire.Substring(payload.Wire.LastIndexOfAny([' ', '.', ':']) + 1).TrimEnd('>')}.";
                return Bytes(description is null ? codec : $"{description}\n{codec}").Add("nullable", isNullable);
            case "binary":
                ITypeSymbol number = Optional.Value(type) ?? type;
                return new YamlMap().Add("contentType", Binary)
                    .AddRange(Types.Type(number is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying : number, JsonNaming.Exact, subject))
                    .Add("nullable", isNullable).Add("description", description);
            default:
                CheckJson(payload, subject);
                return new YamlMap().Add("contentType", Json).AddRange(Types.Type(type, payload.Json?.Settings.Naming ?? JsonNaming.CamelCase, subject)).Add("description", description);
        }
    }

    /// <summary>Several parameters: a component with a property for each.</summary>
    public YamlMap Arguments(IMethodSymbol method, CallModel call, string subject)
    {
        DocumentationText documentation = DocumentationText.Of(method, _cancellationToken);
        var properties = new YamlMap();
        var required = new List<string>();
        foreach (ArgumentModel argument in call.Input.Arguments)
        {
            IParameterSymbol parameter = method.Parameters.Single(parameter => parameter.Name == argument.Name);
            CheckJson(argument.Payload, subject);
            string name = JsonPropertyNames.FromProperty(argument.Name, call.JsonNaming);
            Types.AddProperty(properties, name, parameter.Type, argument.Payload.Json?.Settings.Naming ?? call.JsonNaming, documentation.Parameter(argument.Name), isNullable: SchemaTypes.IsNullable(parameter.Type), $"{subject}, '{argument.Name}'");
            required.Add(name);
        }

        string component = Types.AddComponent(method.Name + "Input", new YamlMap().Add("type", "object").Add("properties", properties).Add("required", required));
        return new YamlMap().Add("contentType", Json).Add("$ref", SchemaTypes.Reference(component));
    }

    // A context has options of its own, and only System.Text.Json knows what they do.
    private void CheckJson(PayloadModel payload, string subject)
    {
        if (payload.Json is not { } json)
        {
            return;
        }

        if ((json.Settings.Context ?? _contexts.Value.FirstOrDefault(context => context.Registers(json.Key))) is { } context)
        {
            _problems.Add($"{subject}: the JsonSerializerContext '{context.Name}' decides what its JSON looks like, and schemas are written for generated metadata alone");
        }
        else if (!json.CanEmit)
        {
            _problems.Add($"{subject}: its type cannot be JSON, as WXT203 says");
        }
    }
}
