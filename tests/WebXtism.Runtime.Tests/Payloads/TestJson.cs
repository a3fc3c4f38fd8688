using System.Text.Json.Serialization;

namespace WebXtism.Tests.Payloads;

public sealed record Person(string Name, int Age);

public sealed record Team(string Name, IReadOnlyList<Person> Members, double? Score, Team? Parent);

[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(Team))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(Dictionary<string, int>))]
internal sealed partial class TestJson : JsonSerializerContext;

/// <summary>The same types with other options.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Person))]
internal sealed partial class IndentedJson : JsonSerializerContext;

/// <summary>Indented in another way.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, IndentCharacter = '\t', IndentSize = 1, NewLine = "\r\n")]
[JsonSerializable(typeof(Person))]
internal sealed partial class TabbedJson : JsonSerializerContext;
