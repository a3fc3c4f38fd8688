using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace WebXtism.Payloads;

/// <summary>
/// Builds the metadata of a class, record or struct: generated code says one line a member, and what is common to all is here.
/// </summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="options">The options that the metadata is for.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonObjectMetadata<T>(JsonSerializerOptions options)
    where T : notnull
{
    private readonly List<JsonPropertyInfo> _members = [];
    private readonly List<(JsonPropertyInfo Member, Func<object, object?> Get)> _expected = [];
    private Func<T>? _creator;
    private Func<object?[], T>? _constructor;
    private JsonParameterInfoValues[] _parameters = [];
    private JsonNumberHandling? _numbers;
    private JsonUnmappedMemberHandling? _unmapped;
    private JsonPolymorphismOptions? _polymorphism;

    /// <summary>Sets how an object is made before its members are read.</summary>
    /// <param name="creator">Makes the object.</param>
    /// <returns>This builder.</returns>
    public JsonObjectMetadata<T> New(Func<T> creator)
    {
        _creator = creator;
        return this;
    }

    /// <summary>Sets how an object is made of members that were read.</summary>
    /// <param name="constructor">Makes the object; it is given one value for each parameter.</param>
    /// <param name="parameters">The parameters in order.</param>
    /// <returns>This builder.</returns>
    public JsonObjectMetadata<T> New(Func<object?[], T> constructor, params JsonParameterInfoValues[] parameters)
    {
        _constructor = values =>
        {
            // A constructor may look into its arguments, so that it is too late to check what it made of them.
            for (int i = 0; i < parameters.Length; i++)
            {
                JsonParameterInfoValues parameter = parameters[i];
                if (values[i] is null && !parameter.IsNullable && !parameter.HasDefaultValue)
                {
                    throw Absent(parameter.Name);
                }
            }

            return constructor(values);
        };
        _parameters = parameters;
        return this;
    }

    /// <summary>Adds a member.</summary>
    /// <typeparam name="TMember">Its type.</typeparam>
    /// <param name="name">Its name in C#.</param>
    /// <param name="get">Reads it; <see langword="null"/> when it is not written to JSON.</param>
    /// <param name="set">Sets it; <see langword="null"/> when only the constructor does, or nothing.</param>
    /// <param name="traits">What else is known of it.</param>
    /// <param name="declaringType">The type that declares it, when that is another one.</param>
    /// <param name="jsonName">Its name in JSON, when it is fixed.</param>
    /// <param name="ignore">When it is left out.</param>
    /// <param name="numbers">How its numbers are written.</param>
    /// <param name="order">Its place among the members.</param>
    /// <param name="converter">The converter of its own.</param>
    /// <returns>This builder.</returns>
    public JsonObjectMetadata<T> Member<TMember>(
        string name,
        Func<object, TMember?>? get,
        Action<object, TMember?>? set,
        JsonMemberTraits traits = JsonMemberTraits.None,
        Type? declaringType = null,
        string? jsonName = null,
        JsonIgnoreCondition? ignore = null,
        JsonNumberHandling? numbers = null,
        int order = 0,
        JsonConverter? converter = null)
    {
        JsonConverter? expanded = converter is null ? null : JsonConverters.Expand<TMember>(options, converter);
        JsonPropertyInfo member = JsonMetadataServices.CreatePropertyInfo(options, new JsonPropertyInfoValues<TMember>
        {
            PropertyName = name,
            JsonPropertyName = jsonName,
            DeclaringType = declaringType ?? typeof(T),
            IsProperty = !traits.HasFlag(JsonMemberTraits.Field),

            // Members that JSON does not see are not here at all; the others may be reached in ways of their own.
            IsPublic = true,
            HasJsonInclude = traits.HasFlag(JsonMemberTraits.Included),
            IsExtensionData = traits.HasFlag(JsonMemberTraits.ExtensionData),
            IgnoreCondition = ignore,
            NumberHandling = numbers,
            Getter = get,
            Setter = set,
            Converter = (JsonConverter<TMember>?)expanded,

            // Else the serializer would look for the metadata of a type that only the converter knows.
            PropertyTypeInfo = expanded is null ? null! : JsonMetadataServices.CreateValueInfo<TMember>(options, expanded),
        });
        member.Order = order;
        member.IsRequired = traits.HasFlag(JsonMemberTraits.Required);
        if (traits.HasFlag(JsonMemberTraits.NeverNull))
        {
            member.IsGetNullable = false;
        }

        if (traits.HasFlag(JsonMemberTraits.TakesNoNull))
        {
            member.IsSetNullable = false;
            if (traits.HasFlag(JsonMemberTraits.NeverNull) && get is Func<object, object?> read)
            {
                _expected.Add((member, read));
            }
        }

        _members.Add(member);
        return this;
    }

    /// <summary>Sets how the numbers of all members are written.</summary>
    /// <param name="handling">How.</param>
    /// <returns>This builder.</returns>
    public JsonObjectMetadata<T> Numbers(JsonNumberHandling handling)
    {
        _numbers = handling;
        return this;
    }

    /// <summary>Sets what happens to JSON that no member takes.</summary>
    /// <param name="handling">What happens.</param>
    /// <returns>This builder.</returns>
    public JsonObjectMetadata<T> Unmapped(JsonUnmappedMemberHandling handling)
    {
        _unmapped = handling;
        return this;
    }

    /// <summary>Sets which types an object may have.</summary>
    /// <param name="polymorphism">The types and how they are told apart.</param>
    /// <returns>This builder.</returns>
    public JsonObjectMetadata<T> Polymorphic(JsonPolymorphismOptions polymorphism)
    {
        _polymorphism = polymorphism;
        return this;
    }

    /// <summary>Ends the description.</summary>
    /// <returns>The metadata.</returns>
    public JsonTypeInfo Build()
    {
        JsonPropertyInfo[] members = [.. _members];
        JsonTypeInfo<T> type = JsonMetadataServices.CreateObjectInfo(options, new JsonObjectInfoValues<T>
        {
            ObjectCreator = _creator,
            ObjectWithParameterizedConstructorCreator = _constructor!,
            ConstructorParameterMetadataInitializer = _constructor is null ? null : () => _parameters,
            PropertyMetadataInitializer = _ => members,
        });
        type.NumberHandling = _numbers;
        type.UnmappedMemberHandling = _unmapped;
        type.PolymorphismOptions = _polymorphism;
        if (_expected.Count > 0)
        {
            Action<object>? callback = type.OnDeserialized;
            type.OnDeserialized = target =>
            {
                callback?.Invoke(target);
                CheckExpected(target);
            };
        }

        return type;
    }

    // The serializer refuses a null, but takes no notice of a member that is absent; both end as null in the object. Its own
    // check of required members would cost each object an array of bits.
    private void CheckExpected(object target)
    {
        foreach ((JsonPropertyInfo member, Func<object, object?> get) in _expected)
        {
            if (get(target) is null)
            {
                throw Absent(member.Name);
            }
        }
    }

    private static JsonException Absent(string name) => new($"'{typeof(T).Name}' needs '{name}', which is absent");
}
