using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace WebXtism.Testing.InMemory;

/// <summary>
/// Finds the codecs of exports in C#: those of the interface, so that an export reads what calls write; for other types what
/// was given with <c>UseJson</c>, and what needs no metadata.
/// </summary>
internal sealed class ExportCodecs(string plugin, DeclaredExports declared)
{
    private readonly List<JsonSerializerContext> _contexts = [];

    public void Add(JsonSerializerContext context) => _contexts.Add(context);

    /// <exception cref="ArgumentException">The export does not get such values.</exception>
    public AnyPayload<T> Input<T>(string export)
    {
        DeclaredExport? found = declared.Find(export);
        return new(found?.Input?.ReadAs<T>() ?? OwnForm<T>(found) ?? throw Mismatch<T>(export, found, "takes", found?.InputNames));
    }

    /// <exception cref="ArgumentException">The export cannot return such values.</exception>
    public AnyPayload<T> Output<T>(string export)
    {
        DeclaredExport? found = declared.Find(export);
        return new(found?.Output.WriteAs<T>() ?? OwnForm<T>(found) ?? throw Mismatch<T>(export, found, "returns", found?.Output.TypeName));
    }

    /// <summary>One of several parameters.</summary>
    /// <exception cref="ArgumentException">The export does not get such parameters.</exception>
    public Func<JsonElement, T> Argument<T>(string export, int index, int count)
    {
        DeclaredExport? found = declared.Find(export);
        if (found is null || found.Arguments.Count != count)
        {
            throw new ArgumentException(found is null
                ? $"'{plugin}' has no member that calls '{export}', so nothing says what its {count} parameters are called. Take one JsonElement."
                : $"The export '{export}' of '{plugin}' takes {found.InputNames}, and this C# takes {count} parameters.", nameof(export));
        }

        (string name, DeclaredPayload payload) = found.Arguments[index];
        IPayloadCodec<T> codec = payload.ReadAs<T>() ?? throw Mismatch<T>(export, found, "takes", found.InputNames);
        return arguments => arguments.TryGetProperty(name, out JsonElement value)
            ? codec.Read(JsonMarshal.GetRawUtf8Value(value))
            : throw new FormatException($"it has no property '{name}'.");
    }

    // Text and bytes take any payload as it is. That of an export that no member calls is JSON by default, as everywhere.
    private IPayloadCodec<T>? OwnForm<T>(DeclaredExport? found)
    {
        if (Raw<T>() is { } raw)
        {
            return raw;
        }

        JsonTypeInfo<T>? json = _contexts.Select(static context => context.GetTypeInfo(typeof(T))).OfType<JsonTypeInfo<T>>().FirstOrDefault()
            ?? (found is null ? SimpleJson.Find<T>() : null);
        return json is null ? null : new JsonPayload<T>(json, nullable: default(T) is null);
    }

    private static IPayloadCodec<T>? Raw<T>() =>
        (object?)(typeof(T) == typeof(string) ? default(TextPayload)
            : typeof(T) == typeof(byte[]) || typeof(T) == typeof(ReadOnlyMemory<byte>) ? default(BytesPayload)
            : typeof(T) == typeof(Stream) ? default(StreamPayload)
            : typeof(T) == typeof(JsonElement) ? default(JsonElementPayload)
            : typeof(T) == typeof(NoPayload) ? default(NoPayload)
            : null) as IPayloadCodec<T>;

    private ArgumentException Mismatch<T>(string export, DeclaredExport? found, string verb, string? types) => new(
        found is null
            ? $"There is no JSON metadata for {typeof(T).Name}, which the export '{export}' takes or returns, and '{plugin}' has no member that calls it. Call UseJson before, with a JsonSerializerContext that has the type, or give the export codecs."
            : $"The export '{export}' of '{plugin}' {verb} {types}, and this C# {verb} {typeof(T).Name}. Say the types of the interface; text, bytes or a JsonElement for the payload as it is; or give the export codecs. An export cannot be asynchronous.",
        nameof(export));
}
