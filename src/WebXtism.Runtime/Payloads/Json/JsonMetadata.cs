using System.Collections.Concurrent;
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace WebXtism.Payloads;

/// <summary>
/// The base of the JSON metadata that the build generates, one class for an assembly. It is for generated code; write a
/// <see cref="JsonSerializerContext"/> to have metadata of your own.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JsonMetadata : IJsonTypeInfoResolver
{
    private readonly JsonSerializerOptions _options;

    /// <summary>Makes metadata with one naming of properties.</summary>
    /// <param name="naming">The naming; <see langword="null"/> keeps the names of C#.</param>
    protected JsonMetadata(JsonNamingPolicy? naming)
    {
        _options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNamingPolicy = naming,
            TypeInfoResolver = this,

            // What a plugin returns is hostile: a null must not get to where C# says that there is none.
            RespectNullableAnnotations = true,
        };
        _options.MakeReadOnly();
    }

    /// <summary>The metadata of a type.</summary>
    /// <typeparam name="T">A type that this class knows.</typeparam>
    /// <returns>The metadata.</returns>
    public JsonTypeInfo<T> Get<T>() => (JsonTypeInfo<T>)_options.GetTypeInfo(typeof(T));

    JsonTypeInfo? IJsonTypeInfoResolver.GetTypeInfo(Type type, JsonSerializerOptions options) => Create(type, options);

    /// <summary>Makes the metadata of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="options">The options that it is for.</param>
    /// <returns>The metadata, or <see langword="null"/> for a type that this class does not know.</returns>
    protected abstract JsonTypeInfo? Create(Type type, JsonSerializerOptions options);

    /// <summary>A type that a converter reads and writes.</summary>
    protected static JsonTypeInfo Value<T>(JsonSerializerOptions options, JsonConverter converter) =>
        JsonMetadataServices.CreateValueInfo<T>(options, JsonConverters.Expand<T>(options, converter));

    /// <summary>A converter of values and null out of one of values, unless it knows null by itself.</summary>
    protected static JsonConverter Lift<T>(JsonSerializerOptions options, JsonConverter converter)
        where T : struct =>
        converter.CanConvert(typeof(T?))
            ? JsonConverters.Expand<T?>(options, converter)
            : new NullableConverter<T>((JsonConverter<T>)JsonConverters.Expand<T>(options, converter));

    /// <summary>An enum, by the names of its members.</summary>
    protected static JsonTypeInfo EnumOf<T>(JsonSerializerOptions options)
        where T : struct, Enum =>
        Value<T>(options, new JsonStringEnumConverter<T>());

    /// <summary>A value or null.</summary>
    protected static JsonTypeInfo NullableOf<T>(JsonSerializerOptions options)
        where T : struct =>
        JsonMetadataServices.CreateValueInfo<T?>(options, JsonMetadataServices.GetNullableConverter<T>(options));

    /// <summary>An array.</summary>
    protected static JsonTypeInfo ArrayOf<T>(JsonSerializerOptions options) => Lenient(JsonMetadataServices.CreateArrayInfo(options, new JsonCollectionInfoValues<T[]>()));

    /// <summary>A <see cref="Memory{T}"/>.</summary>
    protected static JsonTypeInfo MemoryOf<T>(JsonSerializerOptions options) =>
        Lenient(JsonMetadataServices.CreateMemoryInfo(options, new JsonCollectionInfoValues<Memory<T>>()));

    /// <summary>A <see cref="ReadOnlyMemory{T}"/>.</summary>
    protected static JsonTypeInfo ReadOnlyMemoryOf<T>(JsonSerializerOptions options) =>
        Lenient(JsonMetadataServices.CreateReadOnlyMemoryInfo(options, new JsonCollectionInfoValues<ReadOnlyMemory<T>>()));

    /// <summary>A <see cref="List{T}"/>.</summary>
    protected static JsonTypeInfo ListOf<T>(JsonSerializerOptions options) =>
        Lenient(JsonMetadataServices.CreateListInfo<List<T>, T>(options, new JsonCollectionInfoValues<List<T>> { ObjectCreator = static () => [] }));

    /// <summary>An <see cref="IList{T}"/>.</summary>
    protected static JsonTypeInfo IListOf<T>(JsonSerializerOptions options) =>
        Lenient(JsonMetadataServices.CreateIListInfo<IList<T>, T>(options, new JsonCollectionInfoValues<IList<T>>()));

    /// <summary>An <see cref="ICollection{T}"/>, or a class of the framework that is one.</summary>
    protected static JsonTypeInfo CollectionOf<TCollection, T>(JsonSerializerOptions options, Func<TCollection>? creator = null)
        where TCollection : ICollection<T> =>
        Lenient(JsonMetadataServices.CreateICollectionInfo<TCollection, T>(options, new JsonCollectionInfoValues<TCollection> { ObjectCreator = creator }));

    /// <summary>An <see cref="IEnumerable{T}"/>, <see cref="IReadOnlyCollection{T}"/> or <see cref="IReadOnlyList{T}"/>.</summary>
    protected static JsonTypeInfo EnumerableOf<TCollection, T>(JsonSerializerOptions options)
        where TCollection : IEnumerable<T> =>
        Lenient(JsonMetadataServices.CreateIEnumerableInfo<TCollection, T>(options, new JsonCollectionInfoValues<TCollection>()));

    /// <summary>An <see cref="ISet{T}"/>, or a class of the framework that is one.</summary>
    protected static JsonTypeInfo SetOf<TCollection, T>(JsonSerializerOptions options, Func<TCollection>? creator = null)
        where TCollection : ISet<T> =>
        Lenient(JsonMetadataServices.CreateISetInfo<TCollection, T>(options, new JsonCollectionInfoValues<TCollection> { ObjectCreator = creator }));

    /// <summary>A <see cref="Queue{T}"/>.</summary>
    protected static JsonTypeInfo QueueOf<T>(JsonSerializerOptions options) =>
        Lenient(JsonMetadataServices.CreateQueueInfo<Queue<T>, T>(options, new JsonCollectionInfoValues<Queue<T>> { ObjectCreator = static () => new() }));

    /// <summary>A <see cref="Stack{T}"/>.</summary>
    protected static JsonTypeInfo StackOf<T>(JsonSerializerOptions options) =>
        Lenient(JsonMetadataServices.CreateStackInfo<Stack<T>, T>(options, new JsonCollectionInfoValues<Stack<T>> { ObjectCreator = static () => new() }));

    /// <summary>A <see cref="ConcurrentQueue{T}"/>.</summary>
    protected static JsonTypeInfo ConcurrentQueueOf<T>(JsonSerializerOptions options) =>
        Lenient(JsonMetadataServices.CreateConcurrentQueueInfo<ConcurrentQueue<T>, T>(
            options, new JsonCollectionInfoValues<ConcurrentQueue<T>> { ObjectCreator = static () => new() }));

    /// <summary>A collection of <see cref="System.Collections.Immutable"/>.</summary>
    protected static JsonTypeInfo ImmutableOf<TCollection, T>(JsonSerializerOptions options, Func<IEnumerable<T>, TCollection> create)
        where TCollection : IEnumerable<T> =>
        Lenient(JsonMetadataServices.CreateImmutableEnumerableInfo(options, new JsonCollectionInfoValues<TCollection>(), create));

    /// <summary>A <see cref="Dictionary{TKey, TValue}"/>.</summary>
    protected static JsonTypeInfo DictionaryOf<TKey, TValue>(JsonSerializerOptions options)
        where TKey : notnull =>
        Lenient(JsonMetadataServices.CreateDictionaryInfo<Dictionary<TKey, TValue>, TKey, TValue>(
            options, new JsonCollectionInfoValues<Dictionary<TKey, TValue>> { ObjectCreator = static () => [] }));

    /// <summary>An <see cref="IDictionary{TKey, TValue}"/>, or a class of the framework that is one.</summary>
    protected static JsonTypeInfo IDictionaryOf<TDictionary, TKey, TValue>(JsonSerializerOptions options, Func<TDictionary>? creator = null)
        where TDictionary : IDictionary<TKey, TValue>
        where TKey : notnull =>
        Lenient(JsonMetadataServices.CreateIDictionaryInfo<TDictionary, TKey, TValue>(
            options, new JsonCollectionInfoValues<TDictionary> { ObjectCreator = creator }));

    /// <summary>An <see cref="IReadOnlyDictionary{TKey, TValue}"/>.</summary>
    protected static JsonTypeInfo IReadOnlyDictionaryOf<TKey, TValue>(JsonSerializerOptions options)
        where TKey : notnull =>
        Lenient(JsonMetadataServices.CreateIReadOnlyDictionaryInfo<IReadOnlyDictionary<TKey, TValue>, TKey, TValue>(
            options, new JsonCollectionInfoValues<IReadOnlyDictionary<TKey, TValue>>()));

    /// <summary>An immutable dictionary.</summary>
    protected static JsonTypeInfo ImmutableDictionaryOf<TDictionary, TKey, TValue>(
        JsonSerializerOptions options, Func<IEnumerable<KeyValuePair<TKey, TValue>>, TDictionary> create)
        where TDictionary : IReadOnlyDictionary<TKey, TValue>
        where TKey : notnull =>
        Lenient(JsonMetadataServices.CreateImmutableDictionaryInfo(options, new JsonCollectionInfoValues<TDictionary>(), create));

    // Made strict by default, a collection would refuse the numbers in quotes that the options allow.
    private static JsonTypeInfo Lenient(JsonTypeInfo collection)
    {
        collection.NumberHandling = null;
        return collection;
    }
}
