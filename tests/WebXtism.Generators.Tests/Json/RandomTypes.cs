using System.Globalization;
using System.Text;

namespace WebXtism.Generators.Tests.Json;

/// <summary>Writes random types as C#, and random JSON for each: what fits, and now and then what does not.</summary>
internal sealed class RandomTypes(int seed)
{
    private readonly Random _random = new(seed);
    private readonly StringBuilder _source = new("enum E0 { A, B, C } [Flags] enum E1 : short { None, X = 1, Y = 2 } record Page<X>(List<X> Items, int Total);\n");
    private readonly List<Shape> _shapes = [.. Values(), new("E0", static random => Pick(random, "\"A\"", "\"C\"", "1")), new("E1", static random => Pick(random, "\"X, Y\"", "\"None\"", "2"))];
    private readonly List<Shape> _objects = [];

    public string Source => _source.ToString();

    public IReadOnlyList<Shape> Objects => _objects;

    /// <summary>Adds a type that is made of the ones before it, and of itself.</summary>
    public void Add()
    {
        string name = $"T{_objects.Count}";
        var members = Enumerable.Range(0, _random.Next(1, 7)).Select(index => Member(name, $"P{index}{Pick(_random, "", "Name", "ID", "_x")}")).ToList();
        int kind = _random.Next(6);
        int positional = kind is 2 or 3 ? 0 : _random.Next(members.Count + 1);
        string parameters = string.Join(", ", members.Take(positional).Select(member => $"{Condition(member.Shape, "property: ")}{member.Shape.CSharp} {member.Name}"));
        string properties = string.Concat(members.Skip(kind == 2 || kind == 3 ? 0 : positional).Select(member => Property(member, isStruct: kind is 1 or 3)));
        _source.AppendLine(kind switch
        {
            0 or 4 => $"record {name}({parameters}) {{ {properties} }}",
            1 when !properties.Contains("set;", StringComparison.Ordinal) => $"readonly record struct {name}({parameters}) {{ {properties} }}",
            1 => $"record struct {name}({parameters}) {{ {properties} }}",
            2 => $"class {name} {{ {properties} }}",
            3 => $"struct {name} {{ {properties} }}",
            _ => $"class {name} {{ public {name}({string.Join(", ", members.Take(positional).Select(static member => $"{member.Shape.CSharp} p{member.Name[1..]}"))}) {{ {string.Concat(members.Take(positional).Select(static member => $"{member.Name} = p{member.Name[1..]}; "))} }} "
                + string.Concat(members.Take(positional).Select(static member => $"public {member.Shape.CSharp} {member.Name} {{ get; }} ")) + properties + " }",
        });
        Shape shape = new(name, random => Text(random, members), kind is 1 or 3);
        _objects.Add(shape);
        _shapes.Add(shape);
    }

    private (string Name, Shape Shape, string? JsonName) Member(string self, string name)
    {
        Shape shape = _shapes[_random.Next(_shapes.Count)];
        if (_random.Next(8) == 0)
        {
            // The depth of the text decides where it ends.
            shape = new($"{Pick(_random, "List<{0}?>", "{0}[]").Replace("{0}", self, StringComparison.Ordinal)}?", static _ => "null");
        }

        for (int i = _random.Next(3); i > 0; i--)
        {
            shape = Wrap(shape);
        }

        return (name, shape, _random.Next(6) == 0 ? $"j-{name}" : null);
    }

    private Shape Wrap(Shape inner)
    {
        string key = Pick(_random, "string", "int", "Guid", "E0", "DateOnly", "long", "bool");
        string collection = Pick(
            _random, "List<{0}>", "{0}[]", "IReadOnlyList<{0}>", "IEnumerable<{0}>", "IList<{0}>", "ICollection<{0}>", "HashSet<{0}>", "ISet<{0}>", "Queue<{0}>", "Stack<{0}>", "ImmutableArray<{0}>",
            "ImmutableList<{0}>", "Page<{0}>", "Collection<{0}>", "LinkedList<{0}>", "Dictionary<{1}, {0}>", "IReadOnlyDictionary<{1}, {0}>", "IDictionary<{1}, {0}>", "ImmutableDictionary<{1}, {0}>", "SortedDictionary<{1}, {0}>", "{0}?", "{0}?");
        string type = string.Format(CultureInfo.InvariantCulture, collection, inner.CSharp, key);
        return collection switch
        {
            "{0}?" => inner.CSharp.EndsWith('?') ? inner : inner with { CSharp = type, Json = random => random.Next(3) == 0 ? "null" : inner.Json(random) },
            "Page<{0}>" => new(type, random => $"{{\"items\":{Items(random, inner)},\"total\":{random.Next(9)}}}"),
            _ when collection.Contains("{1}", StringComparison.Ordinal) => new(type, random => $"{{\"{Key(key)}\":{inner.Json(random)}}}"),
            _ => new(type, random => Items(random, inner), collection.StartsWith("ImmutableArray", StringComparison.Ordinal)),
        };
    }

    private string Property((string Name, Shape Shape, string? JsonName) member, bool isStruct)
    {
        string accessors = Pick(_random, "get; set;", "get; init;");
        string required = _random.Next(8) == 0 ? "required " : "";
        string attribute = (member.JsonName is null ? "" : $"[JsonPropertyName(\"{member.JsonName}\")] ") + (_random.Next(8) == 0 ? $"[JsonPropertyOrder({_random.Next(-2, 3)})] " : "")
            + Condition(member.Shape);
        string initializer = isStruct || required.Length > 0 ? "" : member.Shape.CSharp.EndsWith('?') || member.Shape.IsStruct ? "" : " = default!;";
        return $"{attribute}public {required}{member.Shape.CSharp} {member.Name} {{ {accessors} }}{initializer} ";
    }

    private string Condition(Shape shape, string target = "") => _random.Next(6) switch
    {
        0 => $"[{target}JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ",
        1 when shape.CSharp.EndsWith('?') => $"[{target}JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ",
        2 => $"[{target}JsonIgnore(Condition = JsonIgnoreCondition.Never)] ",
        _ => "",
    };

    private static string Text(Random random, List<(string Name, Shape Shape, string? JsonName)> members) =>
        "{" + string.Join(",", members
            .Where(_ => random.Next(12) != 0)
            .Select(member => $"\"{(random.Next(3) == 0 ? member.JsonName ?? member.Name : member.JsonName ?? System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(member.Name))}\":"
                + (random.Next(25) == 0 ? Pick(random, "null", "1", "\"x\"", "{}", "[]", "true") : member.Shape.Json(random)))) + "}";

    private static string Items(Random random, Shape inner) => "[" + string.Join(",", Enumerable.Range(0, random.Next(3)).Select(_ => inner.Json(random))) + "]";

    private static string Key(string type) => type switch
    {
        "int" or "long" => "42",
        "Guid" => "0f8fad5b-d9cb-469f-a165-70867728950e",
        "E0" => "B",
        "DateOnly" => "2024-02-29",
        "bool" => "True",
        _ => "kéy \\\"1\\\"",
    };

    private static T Pick<T>(Random random, params T[] values) => values[random.Next(values.Length)];

    private static IEnumerable<Shape> Values() =>
    [
        new("bool", static random => Pick(random, "true", "false"), true),
        new("byte", static random => Pick(random, "0", "255", "256"), true),
        new("sbyte", static _ => "-5", true),
        new("short", static _ => "-300", true),
        new("ushort", static _ => "60000", true),
        new("int", static random => Pick(random, "0", "2147483647", "\"17\"", "1.0"), true),
        new("uint", static _ => "4000000000", true),
        new("long", static _ => "-9223372036854775808", true),
        new("ulong", static _ => "18446744073709551615", true),
        new("float", static random => Pick(random, "1.5", "3.4e38", "0.1"), true),
        new("double", static random => Pick(random, "1e-300", "0.1", "-0.0"), true),
        new("decimal", static _ => "79228162514264337593543950335", true),
        new("char", static random => Pick(random, "\"x\"", "\"xy\""), true),
        new("Half", static _ => "1.5", true),
        new("Int128", static _ => "170141183460469231731687303715884105727", true),
        new("UInt128", static _ => "7", true),
        new("Guid", static _ => "\"0f8fad5b-d9cb-469f-a165-70867728950e\"", true),
        new("DateTime", static random => Pick(random, "\"2024-02-29T12:34:56.789Z\"", "\"2024-02-29\""), true),
        new("DateTimeOffset", static _ => "\"2024-02-29T12:34:56+02:00\"", true),
        new("DateOnly", static _ => "\"2024-02-29\"", true),
        new("TimeOnly", static _ => "\"12:34:56\"", true),
        new("TimeSpan", static _ => "\"1.02:03:04\"", true),
        new("JsonElement", static _ => "{\"a\":[1,null]}", true),
        new("ReadOnlyMemory<byte>", static _ => "\"AQID\"", true),
        new("string", static random => Pick(random, "\"grüße \\u0001 <&'>\"", "\"\"", "\"a\\nb\"")),
        new("byte[]", static random => Pick(random, "\"AQID\"", "\"no base64!\"")),
        new("Uri", static _ => "\"http://example.org/a?b=c\""),
        new("Version", static _ => "\"1.2.3\""),
        new("JsonNode", static _ => "[1,{\"x\":null}]"),
        new("JsonObject", static _ => "{\"x\":2}"),
        new("JsonArray", static _ => "[1]"),
    ];

    /// <summary>A type as C# writes it, with a source of texts for it.</summary>
    internal sealed record Shape(string CSharp, Func<Random, string> Json, bool IsStruct = false);
}
