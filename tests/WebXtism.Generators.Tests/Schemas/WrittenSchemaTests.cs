namespace WebXtism.Generators.Tests.Schemas;

/// <summary>The schema of an interface that somebody wrote.</summary>
public sealed class WrittenSchemaTests
{
    private const string Types = """
        namespace Demo;
        /// <summary>Somebody.</summary>
        /// <param name="Name">What to call <see cref="Person"/>.</param>
        public sealed record Person(string Name, int Age, Color Best = Color.Green)
        {
            /// <summary>
            /// Who came first.
            ///   And who second.
            /// </summary>
            [JsonPropertyName("family")] public List<Person?>? Parents { get; init; }
            public string Nick { get; init; } = "";
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Guid? Id { get; init; }
            [JsonRequired] public DateTimeOffset? Born { get; init; }
            [JsonIgnore] public string Secret => "";
            [JsonExtensionData] public Dictionary<string, System.Text.Json.JsonElement>? More { get; set; }
            public Box<decimal>? Box { get; init; }
            public Outer.Point[] Points { get; init; } = [];
        }

        /// <summary>As seen.</summary>
        public enum Color { Red, [JsonStringEnumMemberName("light green")] Green }
        [Flags] public enum Rights { Read = 1, Write = 2 }
        public sealed record Box<T>(T Value);
        public static class Outer { public readonly record struct Point(short X, sbyte Y); }
        public readonly record struct Point(float X);
        public readonly struct PointCodec : IPayloadCodec<Point>
        {
            public void Write(Point value, PayloadWriter writer) { }
            public Point Read(ReadOnlySpan<byte> payload) => default;
        }
        """;

    private const string Interface = """
        namespace Demo;
        [ExtismPlugin(Imports = [typeof(Store)])]
        public partial interface IContract : IBase
        {
            /// <summary>Greets.</summary>
            /// <param name="name">Whom.</param>
            /// <returns>The greeting: <c>Hello</c> &amp; more.</returns>
            string? Greet(string name);
            Task<Person> GrowAsync(Person? person, CancellationToken stop = default);
            [Export("addAll")] int Add(int a, Rights? b, [Payload(PayloadFormat.Json)] string firstName);
            void Raw(ReadOnlySpan<byte> data, System.Buffers.IBufferWriter<byte> destination);
            [return: Payload(PayloadFormat.Binary)] uint Sum(Stream data);
            /// <summary>Moves.</summary>
            void Move([PayloadCodec<PointCodec>] Point point);
            [return: Payload(PayloadFormat.Json)] byte[]? Hash([Payload(PayloadFormat.Binary)] Color color);
            Dictionary<int, IReadOnlyList<Uri>> Links(System.Text.Json.Nodes.JsonObject query, CallOptions options = default);
            string Bye(string name) => name;
            sealed void Helper() { }
        }

        [ExtismPlugin(Naming = ExportNaming.CamelCase, JsonNaming = JsonNaming.SnakeCaseLower)]
        public partial interface IBase { Naming GetName(Color[] input); }

        public sealed record Naming(string FirstName);

        public sealed partial class Store
        {
            /// <summary>Reads.</summary>
            [HostFunction] public byte[]? KvRead(HostCall call, string key) => null;
            [HostFunction("bump")] [return: Payload(PayloadFormat.Json)] public long Bump([Payload(PayloadFormat.Json)] int by) => by;
        }
        """;

    private const string Expected = """
        version: v1-draft
        exports:
          greet:
            description: Greets.
            input:
              contentType: text/plain; charset=utf-8
              type: string
              description: Whom.
            output:
              contentType: text/plain; charset=utf-8
              type: string
              nullable: true
              description: "The greeting: Hello & more."
          grow:
            input:
              contentType: application/json
              $ref: "#/components/schemas/Person"
              nullable: true
            output:
              contentType: application/json
              $ref: "#/components/schemas/Person"
          addAll:
            input:
              contentType: application/json
              $ref: "#/components/schemas/AddInput"
            output:
              contentType: application/json
              type: integer
              format: int32
          raw:
            input:
              contentType: application/x-binary
              type: buffer
            output:
              contentType: application/x-binary
              type: buffer
          sum:
            input:
              contentType: application/x-binary
              type: buffer
            output:
              contentType: application/x-binary
              type: integer
              format: uint32
          move:
            description: Moves.
            input:
              contentType: application/x-binary
              type: buffer
              description: In the form of PointCodec.
          hash:
            input:
              contentType: application/x-binary
              type: integer
              format: int32
            output:
              contentType: application/json
              type: buffer
              nullable: true
          links:
            input:
              contentType: application/json
              type: object
            output:
              contentType: application/json
              type: object
              additionalProperties:
                type: array
                items:
                  type: string
          getName:
            input:
              contentType: application/json
              type: array
              items:
                $ref: "#/components/schemas/Color"
            output:
              contentType: application/json
              $ref: "#/components/schemas/Naming"
          bye:
            input:
              contentType: text/plain; charset=utf-8
              type: string
            output:
              contentType: text/plain; charset=utf-8
              type: string
        imports:
          kv_read:
            description: Reads.
            input:
              contentType: text/plain; charset=utf-8
              type: string
            output:
              contentType: application/x-binary
              type: buffer
              nullable: true
          bump:
            input:
              contentType: application/json
              type: integer
              format: int32
            output:
              contentType: application/json
              type: integer
              format: int64
        components:
          schemas:
            AddInput:
              type: object
              properties:
                a:
                  type: integer
                  format: int32
                b:
                  $ref: "#/components/schemas/Rights"
                  nullable: true
                firstName:
                  type: string
              required:
                - a
                - b
                - firstName
            BoxOfDecimal:
              type: object
              properties:
                value:
                  type: number
              required:
                - value
            Color:
              type: string
              enum:
                - Red
                - light green
              description: As seen.
            Naming:
              type: object
              properties:
                first_name:
                  type: string
              required:
                - first_name
            Person:
              description: Somebody.
              type: object
              properties:
                name:
                  type: string
                  description: What to call Person.
                age:
                  type: integer
                  format: int32
                best:
                  $ref: "#/components/schemas/Color"
                family:
                  type: array
                  items:
                    $ref: "#/components/schemas/Person"
                    nullable: true
                  nullable: true
                  description: |-
                    Who came first.
                      And who second.
                nick:
                  type: string
                id:
                  type: string
                born:
                  type: string
                  format: date-time
                  nullable: true
                box:
                  $ref: "#/components/schemas/BoxOfDecimal"
                  nullable: true
                points:
                  type: array
                  items:
                    $ref: "#/components/schemas/Point"
              required:
                - name
                - age
                - born
            Point:
              type: object
              properties:
                x:
                  type: integer
                  format: int16
                "y":
                  type: integer
                  format: int8
              required:
                - x
                - "y"
            Rights:
              type: string

        """;

    [Fact]
    public void An_interface_has_the_schema_of_what_its_calls_send() =>
        Assert.Equal(Expected, Contracts.ToSchema(Interface, Types), ignoreLineEndingDifferences: true);

    [Fact]
    public void Code_that_became_a_schema_becomes_the_same_contract()
    {
        string yaml = Contracts.ToSchema(Interface, Types);

        Assert.Equal(SchemaShape.Of(Contracts.Read(yaml)), SchemaShape.Of(Contracts.Read(Contracts.ToSchema(Contracts.ToCode(yaml)))));
    }

    [Theory]
    [InlineData("IMissing", "", "the project has no [ExtismPlugin] interface 'IMissing'")]
    [InlineData("IPlain", "public partial interface IPlain { }", "the project has no [ExtismPlugin] interface 'IPlain'")]
    [InlineData("ITwin", "[ExtismPlugin] public partial interface ITwin { } public static partial class Outer { [ExtismPlugin] public partial interface ITwin { } }", "the project has several: Demo.ITwin, Demo.Outer.ITwin; write the namespace too")]
    [InlineData("IA", "[ExtismPlugin] public partial interface IA { System.Text.Json.JsonElement Get(); }", "IA.Get: 'JsonElement' has no type in schemas")]
    [InlineData("IA", "[ExtismPlugin] public partial interface IA { B Get(); } public sealed record B(object C);", "IA.Get: its type cannot be JSON, as WXT203 says")]
    [InlineData("IA", "[ExtismPlugin] public partial interface IA { Int128[] Get(); }", "IA.Get: 'Int128' has no type in schemas")]
    [InlineData("IA", "[ExtismPlugin] public partial interface IA { [Export(\"a-b\")] void Get(); }", "IA.Get: 'a-b' is no name that schemas take; they take ASCII letters, digits, _ and $")]
    [InlineData("IA", "[ExtismPlugin] public partial interface IA { B Get(); } public sealed record B([property: JsonPropertyName(\"c d\")] int C);", "B.C: 'c d' is no name that schemas take; they take ASCII letters, digits, _ and $")]
    [InlineData("IA", "[ExtismPlugin] public partial interface IA { B Get(); } [JsonDerivedType(typeof(B), \"b\")] public record B;", "IA.Get: 'B' is one of several types, which schemas do not know")]
    [InlineData("IA", "[ExtismPlugin] public partial interface IA { B Get(); } [JsonConverter(typeof(JsonNumberEnumConverter<B>))] public enum B { C }", "IA.Get: 'B' has a converter, and what that writes no schema knows")]
    [InlineData("IA", "[ExtismPlugin] public partial interface IA { B Get(); } public sealed record B([property: JsonConverter(typeof(JsonStringEnumConverter<DayOfWeek>))] DayOfWeek C);", "B.C: it has a converter, and what that writes no schema knows")]
    [InlineData("IA", "[ExtismPlugin] public partial interface IA { B Get(); } public sealed record B(int C); [JsonSerializable(typeof(B))] internal sealed partial class J : JsonSerializerContext;", "IA.Get: the JsonSerializerContext 'J' decides what its JSON looks like, and schemas are written for generated metadata alone")]
    [InlineData("IA", "[ExtismPlugin(Imports = [typeof(H)])] public partial interface IA { } public sealed partial class H { [HostFunction] public void Log(int level) { } }", "H.Log: a number is passed directly, and a schema knows blocks of memory alone; add [Payload(PayloadFormat.Json)]")]
    [InlineData("IA", "[ExtismPlugin(Imports = [typeof(H)])] public partial interface IA { } public sealed partial class H { [HostFunction] public void Log(string a, string b) { } }", "H.Log: it has 2 parameters, and an import of a schema has one; take a record")]
    [InlineData("IA", "[ExtismPlugin(Imports = [typeof(H)])] public partial interface IA { } public sealed partial class H { [HostFunction(ErrorsAsPayload = true)] public void Log() { } }", "H.Log: a schema cannot say that errors are a payload")]
    [InlineData("IA", "[ExtismPlugin(Imports = [typeof(H)])] public partial interface IA { } [HostFunctions(\"a\")] public sealed partial class H { [HostFunction] public void Log() { } }", "the host functions of 'H' are imported from 'a', and those of a schema from 'extism:host/user'")]
    public void What_a_schema_cannot_say_is_told(string @interface, string code, string expected) =>
        Assert.Equal(expected, Contracts.Problem(@interface, $"namespace Demo;\n{code}"));
}
