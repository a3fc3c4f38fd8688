using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Json;

/// <summary>
/// Types of a user with two ways to read and write them: the metadata that the generator emitted, and reflection with the same
/// options. Whatever one does the other must do.
/// </summary>
internal sealed class JsonTwins
{
    private readonly Assembly _assembly;

    private JsonTwins(Assembly assembly, Generated generated)
    {
        _assembly = assembly;
        Generated = generated;
    }

    public Generated Generated { get; }

    /// <summary>Compiles types and an interface that sends the given ones.</summary>
    public static JsonTwins Of(string declarations, params string[] roots) => Named(JsonNamingPolicy.CamelCase, "[ExtismPlugin]", declarations, roots);

    public static JsonTwins Named(JsonNamingPolicy? naming, string attribute, string declarations, params string[] roots)
    {
        string members = string.Join('\n', roots.Select(static (root, index) => $"{root} M{index}({root} value);"));
        Generated generated = Generated.Alone(UserCode.Compile(
            $"#nullable enable\nusing System.Text.Json; using System.Text.Json.Nodes; using System.Collections.Immutable; using System.Collections.Concurrent; using System.Collections.ObjectModel; using System.Diagnostics.CodeAnalysis;\nnamespace Demo {{\n{declarations}\n{attribute} internal partial interface IAll {{ {members} }} }}"));
        generated.Clean();
        return new JsonTwins(UserProgram.Load(generated.Compilation), generated) { Theirs = Reflection(naming) };
    }

    public required JsonSerializerOptions Theirs { get; init; }

    /// <summary>The type of the first or another root.</summary>
    public Type Root(int index = 0) => _assembly.GetType("Demo.IAll")!.GetMethod($"M{index}")!.ReturnType;

    public JsonTypeInfo Ours(Type type)
    {
        FieldInfo instance = _assembly.GetType("WebXtism.Generated.PluginJson")!.GetFields(BindingFlags.Static | BindingFlags.NonPublic).Single();
        return (JsonTypeInfo)instance.FieldType.GetMethod("Get")!.MakeGenericMethod(type).Invoke(instance.GetValue(null), null)!;
    }

    /// <summary>Reads a text both ways, and writes what was read both ways. All four, or both failures, must be the same.</summary>
    public string Compare(Type type, string json)
    {
        JsonTypeInfo ours = Ours(type);
        Outcome theirs = Outcome.Of(() => JsonSerializer.Deserialize(json, type, Theirs));
        Outcome own = Outcome.Of(() => JsonSerializer.Deserialize(json, ours));
        Assert.True(theirs.IsLike(own), $"{type}\n{json}\nreflection: {theirs}\ngenerated:  {own}\n{Source(type)}");
        if (theirs.Failure is not null)
        {
            return theirs.Failure;
        }

        Outcome[] written =
        [
            Outcome.Of(() => JsonSerializer.Serialize(theirs.Value, type, Theirs)),
            Outcome.Of(() => JsonSerializer.Serialize(own.Value, type, Theirs)),
            Outcome.Of(() => JsonSerializer.Serialize(theirs.Value, ours)),
            Outcome.Of(() => JsonSerializer.Serialize(own.Value, ours)),
        ];
        Assert.All(written, outcome => Assert.True(outcome.Failure == written[0].Failure && Equals(outcome.Value, written[0].Value), $"{type}\n{json}\n{string.Join('\n', written.Select(static each => each.ToString()))}"));
        return written[0].Failure ?? (string)written[0].Value!;
    }

    private string Source(Type type) => Generated.Compilation.SyntaxTrees.SelectMany(static tree => tree.ToString().Split('\n')).FirstOrDefault(line => line.Contains($" {type.Name}", StringComparison.Ordinal)) ?? "";

    private static JsonSerializerOptions Reflection(JsonNamingPolicy? naming) => new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = naming,
        RespectNullableAnnotations = true,
        Converters = { new EnumNames() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ExpectMembers } },
    };

    // What docs/json.md says beyond System.Text.Json: a member that cannot be null must not be absent.
    private static void ExpectMembers(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        JsonPropertyInfo[] members = [.. type.Properties];
        Action<object>? callback = type.OnDeserialized;
        type.OnDeserialized = target =>
        {
            callback?.Invoke(target);
            if (members.Any(member => IsExpected(member) && member.Get!(target) is null))
            {
                throw new JsonException("absent");
            }
        };
    }

    private static bool IsExpected(JsonPropertyInfo member) =>
        !member.PropertyType.IsValueType && !member.IsGetNullable && !member.IsSetNullable && member.Get is not null && (member.Set is not null || member.AssociatedParameter is not null);

    // Options win over attributes on types, so a plain JsonStringEnumConverter would take the enums that have one.
    private sealed class EnumNames : JsonConverterFactory
    {
        private readonly JsonStringEnumConverter _names = new();

        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum && typeToConvert.GetCustomAttribute<JsonConverterAttribute>() is null;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => _names.CreateConverter(typeToConvert, options);
    }

    private sealed record Outcome(object? Value, string? Failure, string? Message = null)
    {
        // What is absent is found before or after the rest is read; of two mistakes in one text either may be the first.
        public bool IsLike(Outcome other) =>
            Failure == other.Failure
            || ((Message + other.Message).Contains("absent", StringComparison.Ordinal) && Failure?.StartsWith("JsonException", StringComparison.Ordinal) == true && other.Failure?.StartsWith("JsonException", StringComparison.Ordinal) == true);

        public static Outcome Of(Func<object?> action)
        {
            try
            {
                return new Outcome(action(), null);
            }
            catch (JsonException exception)
            {
                return new Outcome(null, $"{exception.GetType().Name} at {exception.Path}", exception.Message);
            }
            catch (NullReferenceException)
            {
                // Reflection hands the null of an absent member to the constructor; see ExpectMembers.
                return new Outcome(null, "JsonException at $", "absent");
            }
            catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException or ArgumentException)
            {
                return new Outcome(null, exception.GetType().Name);
            }
        }
    }
}
