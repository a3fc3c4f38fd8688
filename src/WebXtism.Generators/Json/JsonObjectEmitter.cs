using System.Globalization;
using WebXtism.Generators.Emitting;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Json;

/// <summary>Writes the metadata of one object: a line for each member, and the unsafe accessors that those need.</summary>
internal sealed class JsonObjectEmitter
{
    private const string UnsafeAccessor = "global::System.Runtime.CompilerServices.UnsafeAccessor";
    private const string Unbox = "global::System.Runtime.CompilerServices.Unsafe.Unbox";
    private const string Parameter = "global::System.Text.Json.Serialization.Metadata.JsonParameterInfoValues";

    private readonly JsonObjectModel _object;
    private readonly CodeWriter _writer = SourceFile.BeginOblivious();

    // The class of accessors is local to the file.
    private readonly List<string> _accessors = [];

    private JsonObjectEmitter(JsonObjectModel model) => _object = model;

    public static string HintName(JsonObjectModel model) => $"WebXtism.PluginJson.{model.Method}.g.cs";

    public static string Emit(JsonObjectModel model)
    {
        var emitter = new JsonObjectEmitter(model);
        emitter.Write();
        return emitter._writer.ToString();
    }

    private void Write()
    {
        if (_object.SeeminglyUnused is { } id)
        {
            _writer.Line("// It is made past what C# allows, where the rule does not see it.");
            _writer.Line($"[assembly: {Code.SuppressMessage}(\"Performance\", \"CA1812\", Scope = \"type\", Target = {JsonLiterals.Text("~" + id)})]");
            _writer.Line();
        }

        _writer.Line($"namespace {Code.GeneratedNamespace};");
        _writer.Line();
        _writer.Line($"partial class {Code.PluginJson}");
        using (_writer.Block())
        {
            _writer.Line($"private static {Code.JsonTypeInfo} {_object.Method}({Code.JsonSerializerOptions} options) =>");
            _writer.Lines(Calls().ToList(), "", ";");
        }

        if (_accessors.Count > 0)
        {
            _writer.Line();
            _writer.Line(Code.GeneratedCode);
            _writer.Line("file static class Accessors");
            using (_writer.Block())
            {
                _accessors.ForEach(_writer.Line);
            }
        }
    }

    private IEnumerable<string> Calls()
    {
        yield return $"new {Code.JsonObjectMetadata}<{_object.Type}>(options)";
        foreach (string line in Creation())
        {
            yield return "    " + line;
        }

        foreach (JsonMemberModel member in _object.Members)
        {
            yield return "    " + Member(member);
        }

        foreach (JsonSettingModel setting in _object.Settings)
        {
            yield return "    " + setting.Open;
            if (setting.Items.Count > 0)
            {
                yield return "    {";
                foreach (string item in setting.Items)
                {
                    yield return "        " + item;
                }

                yield return "    }" + setting.Close;
            }
        }

        yield return "    .Build()";
    }

    private IEnumerable<string> Creation()
    {
        switch (_object.Creation)
        {
            case JsonCreation.Default:
                yield return $".New(static () => default({_object.Type}))";
                break;
            case JsonCreation.Parameterless:
                yield return $".New(static () => new {_object.Type}())";
                break;
            case JsonCreation.HiddenParameterless:
                AddConstructor("");
                yield return ".New(static () => Accessors.New())";
                break;
            case JsonCreation.Positional:
                string defaults = string.Join(", ", _object.Parameters.Select(static parameter => parameter.Default ?? $"default({parameter.Type})"));
                yield return $".New(static () => new {_object.Type}({defaults}))";
                break;
            case JsonCreation.Parameters:
            case JsonCreation.HiddenParameters:
                foreach (string line in ParameterLines())
                {
                    yield return line;
                }

                break;
        }
    }

    private IEnumerable<string> ParameterLines()
    {
        bool isHidden = _object.Creation == JsonCreation.HiddenParameters;
        if (isHidden)
        {
            AddConstructor(string.Join(", ", _object.Parameters.Select(static (parameter, index) => $"{parameter.Type} p{Number(index)}")));
        }

        string values = string.Join(", ", _object.Parameters.Select(static (parameter, index) => $"({parameter.Type})values[{Number(index)}]"));
        yield return ".New(";
        yield return $"    static values => {(isHidden ? "Accessors.New" : "new " + _object.Type)}({values}),";
        for (int i = 0; i < _object.Parameters.Count; i++)
        {
            JsonParameterModel parameter = _object.Parameters[i];
            string isNullable = parameter.Nullable ? ", IsNullable = true" : "";
            string value = parameter.Default is null ? $"DefaultValue = default({parameter.Type})" : $"HasDefaultValue = true, DefaultValue = {parameter.Default}";
            yield return $"    new {Parameter} {{ Name = {JsonLiterals.Text(parameter.Name)}, ParameterType = typeof({parameter.Type}), Position = {Number(i)}, {value}{isNullable} }}"
                + (i == _object.Parameters.Count - 1 ? ")" : ",");
        }
    }

    private string Member(JsonMemberModel member)
    {
        var arguments = new List<string> { JsonLiterals.Text(member.Name), Get(member), Set(member) };
        if (member.DeclaringType != _object.Type)
        {
            arguments.Add($"declaringType: typeof({member.DeclaringType})");
        }

        arguments.AddRange(member.Arguments);
        return $".Member<{member.Type}>({string.Join(", ", arguments)})";
    }

    private string Get(JsonMemberModel member) => member.Get switch
    {
        JsonAccess.None => "null",
        JsonAccess.Direct => $"static target => (({member.DeclaringType})target).{TypeNames.Escape(member.Name)}",
        JsonAccess.Method => $"static target => Accessors.{AddMethod("get_", member, $"{member.Type}", "")}({Target(member)})",
        _ => $"static target => Accessors.{AddField(member)}({Target(member)})",
    };

    private string Set(JsonMemberModel member) => member.Set switch
    {
        JsonAccess.None => "null",
        JsonAccess.Direct => member.InStruct
            ? $"static (target, value) => {Unbox}<{member.DeclaringType}>(target).{TypeNames.Escape(member.Name)} = value"
            : $"static (target, value) => (({member.DeclaringType})target).{TypeNames.Escape(member.Name)} = value",
        JsonAccess.Method => $"static (target, value) => Accessors.{AddMethod("set_", member, "void", $", {member.Type} value")}({Target(member)}, value)",
        _ => $"static (target, value) => Accessors.{AddField(member)}({Target(member)}) = value",
    };

    private static string Target(JsonMemberModel member) => member.InStruct ? $"ref {Unbox}<{member.DeclaringType}>(target)" : $"({member.DeclaringType})target";

    private string AddMethod(string prefix, JsonMemberModel member, string result, string parameters) =>
        Add("Method", prefix + member.Name, result, $"{(member.InStruct ? "ref " : "")}{member.DeclaringType} target{parameters}", DeclaringIndex(member));

    private string AddField(JsonMemberModel member) =>
        Add("Field", member.Name, $"ref {member.Type}", $"{(member.InStruct ? "ref " : "")}{member.DeclaringType} target", DeclaringIndex(member));

    private void AddConstructor(string parameters) =>
        _accessors.Add($"[{UnsafeAccessor}({UnsafeAccessor}Kind.Constructor)] internal static extern {_object.Type} New({parameters});");

    private string Add(string kind, string target, string result, string parameters, string suffix)
    {
        // "A_" keeps clear of New and of keywords.
        string name = $"A_{target}{suffix}";
        string accessor = $"[{UnsafeAccessor}({UnsafeAccessor}Kind.{kind}, Name = {JsonLiterals.Text(target)})] internal static extern {result} {name}({parameters});";
        if (!_accessors.Contains(accessor))
        {
            _accessors.Add(accessor);
        }

        return name;
    }

    // A base may have a member of the same name.
    private string DeclaringIndex(JsonMemberModel member) =>
        member.DeclaringType == _object.Type ? "" : "_" + JsonNames.Identifier(member.DeclaringType);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
