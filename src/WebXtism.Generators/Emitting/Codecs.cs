using WebXtism.Generators.Models;
using WebXtism.Generators.Parsing;

namespace WebXtism.Generators.Emitting;

/// <summary>The JSON codecs that one generated file holds in variables, one for each type.</summary>
internal sealed class Codecs
{
    private readonly Dictionary<JsonUse, JsonCodec> _codecs = [];

    /// <summary>Names a variable for each JSON type.</summary>
    /// <param name="needs">The types with their contexts.</param>
    /// <param name="prefix">What the names begin with: <c>s_</c> for static fields.</param>
    /// <param name="names">The names that are taken.</param>
    public Codecs(IEnumerable<JsonNeed> needs, string prefix, NameScope names)
    {
        foreach (JsonNeed need in needs)
        {
            if (!_codecs.ContainsKey(need.Use))
            {
                string hint = char.ToLowerInvariant(need.Use.NameHint[0]) + need.Use.NameHint.Substring(1);
                string name = names.Take(prefix + hint);
                var codec = new JsonCodec(TypeNames.EscapeParameter(name), need);
                _codecs.Add(need.Use, codec);
                InOrder.Add(codec);
            }
        }
    }

    public List<JsonCodec> InOrder { get; } = [];

    /// <summary>The expression of a payload's codec.</summary>
    public string Expression(PayloadModel payload) =>
        payload.Json is not null ? _codecs[payload.Json].Name
        : payload.CodecArguments is null ? "default"
        : "new" + payload.CodecArguments;

    /// <summary>The expression of a payload's codec where nothing else says its type.</summary>
    public string TypedExpression(PayloadModel payload) =>
        payload.Json is not null ? _codecs[payload.Json].Name
        : payload.CodecArguments is null ? $"default({payload.Codec})"
        : $"new {payload.Codec}{payload.CodecArguments}";

    /// <summary>The arguments with which a codec is made.</summary>
    public static IReadOnlyList<string> Arguments(JsonCodec codec)
    {
        JsonUse use = codec.Need.Use;
        string typeInfo = codec.Need.Context is { } context

            // GetTypeInfo instead of the context's property: that property is the output of another generator, which this
            // one cannot see, and its name follows from options.
            ? $"({Code.JsonTypeInfo}<{use.ValueType}>){context}.Default.GetTypeInfo(typeof({use.TypeOf}))!"
            : $"global::{Code.GeneratedNamespace}.{Code.PluginJson}.{use.Settings.Naming}.Get<{use.ValueType}>()";
        return use.Nullable ? [typeInfo, "nullable: true"] : [typeInfo];
    }
}
