namespace WebXtism.Generators.Tests.Json;

/// <summary>Each feature of System.Text.Json that generated metadata honours, against reflection.</summary>
public sealed class JsonFeatureTests
{
    // A text that is none: shapes of trouble that every type meets.
    private static readonly string[] s_hostile =
    [
        "", "{", "null", "true", "1", "\"x\"", "[]", "{}", "[{}]", "{\"a\":}", "{\"a\":{}}", "{\"$type\":\"x\"}", "{\"unknown\":[1,{\"a\":2}]}", "1e999", "nul", "{\"a\":1,}", "//",
        new string('[', 70) + new string(']', 70), "{\"name\":" + string.Concat(Enumerable.Repeat("{\"name\":", 70)) + "1" + new string('}', 71),
    ];

    [Theory]
    [InlineData("record T(string Name, int Age = 7, string? Nick = null, Color Best = Color.Green, double Ratio = 1.5, decimal Price = 2.5m, char Sign = '-', long? Big = 5); enum Color { Red, Green }",
        """{"name":"Ada","age":36}""", """{"name":"Ada","best":"Red","ratio":2,"price":3,"sign":"x","big":null}""", """{"age":1}""", """{"name":null}""", """{"NAME":"x","Age":"12"}""", """{"name":"a","name":"b"}""", """{"name":1}""", """{"name":"a","age":null}""", """{"name":"a","best":"Blue"}""", """{"name":"a","best":1}""", """{"name":"a","age":99999999999}""")]
    [InlineData("class T { public string Name { get; set; } = \"none\"; public int? Age { get; set; } public List<int> Items { get; } = [1]; private int Hidden { get; set; } public int ReadOnly => 3; public int WriteOnly { set { } } internal int Inside { get; set; } public static int Shared { get; set; } public int Field = 1; }",
        """{"name":"Ada","age":1,"items":[2],"readOnly":9,"writeOnly":1,"inside":4,"field":5}""", """{"name":null}""", """{"items":null}""")]
    [InlineData("struct T { public int X { get; set; } public string? Y { get; init; } public readonly int Sum => X + 1; }", """{"x":1,"y":"a"}""", """{"y":null}""")]
    [InlineData("record struct T(int X, string Y);", """{"x":1,"y":"a"}""", """{"x":1}""", """{"y":null}""")]
    [InlineData("readonly record struct T(int X, string? Y);", """{"x":1,"y":"a"}""", """{"x":1}""")]
    [InlineData("readonly struct T { [JsonConstructor] public T(int x, string y) { X = x * 2; Y = y; } public int X { get; } public string Y { get; } }", """{"x":1,"y":"a"}""", """{"x":1}""", """{"y":null}""")]
    [InlineData("class T { public required string Name { get; set; } public required int Age { get; init; } }", """{"name":"Ada","age":1}""", """{"name":"Ada"}""", """{"age":1}""", """{"name":null,"age":1}""")]
    [InlineData("class T { public string A { get; init; } = \"default\"; public int B { get; init; } = 5; public List<string> C { get; init; } = [\"c\"]; }", """{}""", """{"a":"x"}""", """{"b":6,"c":["d"]}""", """{"c":null}""")]
    [InlineData("record T(string A) { public int B { get; init; } = 5; public string C { get; set; } = \"c\"; public int Length => A.Length; }", """{"a":"x"}""", """{"a":"x","b":6,"c":"y","length":9}""", """{"b":6}""")]
    [InlineData("record T(string A) { public string B { get; init; } = A + \"!\"; }", """{"a":"x"}""", """{"a":"x","b":"y"}""", """{"b":"y"}""")]
    [InlineData("record T(string A) { public string A { get; init; } = A.Trim(); }", """{"a":" x "}""")]
    [InlineData("class T { public T(int first, string second = \"two\") { First = first * 2; Second = second; } public int First { get; } public string Second { get; set; } public int Third { get; set; } }", """{"first":1}""", """{"second":"x","third":3,"first":2}""", """{}""", """{"second":null}""")]
    [InlineData("class T { public T() { } public T(int a) { A = a; } public int A { get; set; } }", """{"a":1}""")]
    [InlineData("class T { private T(int a) { A = a + 1; } public static T Make() => new(1); [JsonConstructor] internal T(int a, int b) { A = a; B = b; } public int A { get; } public int B { get; } }", """{"a":1,"b":2}""", """{"b":2}""")]
    [InlineData("record Base(string A) { public int Z { get; set; } } record T(string A, int B) : Base(A) { public int Y { get; init; } = 2; }", """{"a":"x","b":1,"z":3,"y":4}""", """{"b":1}""")]
    [InlineData("class Base { public virtual int V { get; set; } = 1; public int S { get; set; } = 2; } class T : Base { public override int V { get; set; } = 3; public new string S { get; set; } = \"s\"; public int Own { get; set; } }", """{"v":5,"s":"x","own":6}""", """{}""")]
    [InlineData("class Base { public virtual int V { get; set; } = 1; } class T : Base { [JsonIgnore] public override int V { get; set; } = 3; public int Own { get; set; } }", """{"v":5,"own":6}""")]
    [InlineData("class T { [JsonPropertyName(\"n-a me\")] public string? A { get; set; } [JsonPropertyOrder(-1)] public int B { get; set; } [JsonPropertyOrder(5)] public int C { get; set; } public int D { get; set; } }", """{"n-a me":"x","b":1,"c":2,"d":3}""", """{"a":"x"}""")]
    [InlineData("class T { [JsonIgnore] public string? A { get; set; } [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? B { get; set; } [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int C { get; set; } [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public int D { get; set; } [JsonIgnore] public Action? E { get; set; } }", """{"a":"x","b":"y","c":1,"d":2}""", """{"b":null,"c":0}""")]
    [InlineData("record T([property: JsonIgnore] string A = \"a\", [property: JsonPropertyName(\"bee\")] int B = 1, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? C = \"c\");", """{"a":"x","bee":2,"b":3}""", """{"c":null}""", """{"c":"x","c":null}""")]
    [InlineData("class T { [JsonInclude] private int _a = 1; [JsonInclude] internal string B { get; private set; } = \"b\"; [JsonInclude] public int C; public int D { get; private set; } = 4; [JsonInclude] public int E { get; private set; } [JsonInclude] public readonly int F = 6; public int Get() => _a; }", """{"_a":2,"b":"x","c":3,"d":5,"e":6,"f":7}""", """{"b":null}""")]
    [InlineData("struct T { public T() { } [JsonInclude] private int _a; [JsonInclude] internal int B { get; private set; } public int C { get; init; } = 3; public readonly int Get() => _a; }", """{"_a":2,"b":1,"c":5}""", "{}")]
    [InlineData("class T { public int A { get; set; } [JsonExtensionData] public Dictionary<string, JsonElement>? Rest { get; set; } }", """{"a":1,"b":[1,2],"c":"x"}""", """{"a":1}""")]
    [InlineData("class T { [JsonExtensionData] public JsonObject Rest { get; set; } = new(); }", """{"b":[1,2],"c":"x"}""", "{}")]
    [InlineData("class T { [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)] public int A { get; set; } [JsonNumberHandling(JsonNumberHandling.Strict)] public int B { get; set; } public int C { get; set; } [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] public double D { get; set; } }", """{"a":"1","b":2,"c":"3"}""", """{"b":"2"}""", """{"d":"NaN"}""")]
    [InlineData("[JsonNumberHandling(JsonNumberHandling.WriteAsString)] record T(int A, List<long> B);", """{"a":1,"b":[2]}""", """{"a":"1","b":["2"]}""")]
    [InlineData("[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] record T(int A);", """{"a":1}""", """{"a":1,"b":2}""")]
    [InlineData("[JsonPolymorphic(TypeDiscriminatorPropertyName = \"kind\")] [JsonDerivedType(typeof(Cat), \"cat\")] [JsonDerivedType(typeof(Dog), 2)] abstract record T(string Name); sealed record Cat(string Name, int Lives) : T(Name); sealed record Dog(string Name) : T(Name) { public bool Barks { get; init; } = true; }",
        """{"kind":"cat","name":"Tom","lives":9}""", """{"kind":2,"name":"Rex"}""", """{"kind":"cow","name":"x"}""", """{"name":"x"}""", """{"name":"x","kind":2}""", """{"kind":2}""")]
    [InlineData("[JsonDerivedType(typeof(T), \"t\")] [JsonDerivedType(typeof(More), \"more\")] class T { public int A { get; set; } } class More : T { public int B { get; set; } public T? Inner { get; set; } }", """{"$type":"more","a":1,"b":2,"inner":{"$type":"t","a":3}}""", """{"a":1}""", """{"$type":"t","a":1}""")]
    [InlineData("[JsonDerivedType(typeof(Circle), \"circle\")] interface T { int Area { get; } } sealed record Circle(int Radius) : T { public int Area => Radius * 3; }", """{"$type":"circle","radius":2}""", """{"radius":2}""")]
    [InlineData("record T(string Name, T? Next, List<T>? All, Dictionary<string, T>? Map);", """{"name":"a","next":{"name":"b","all":[{"name":"c"}],"map":{"x":{"name":"d"}}}}""", """{"name":"a","next":{"next":null}}""", """{"name":"a","all":[null]}""")]
    [InlineData("record T(A? A); record A(B? B); record B(A? A, int N);", """{"a":{"b":{"a":{"b":{"n":5}}}}}""")]
    [InlineData("record Page<X>(IReadOnlyList<X> Items, int Total, X? First); record T(Page<int> Numbers, Page<string> Names, Page<T>? Self);", """{"numbers":{"items":[1],"total":1,"first":1},"names":{"items":["a"],"total":1}}""", """{"numbers":{"total":1},"names":null}""")]
    [InlineData("class Box<X> where X : notnull { public X Value { get; set; } = default!; } class T { public Box<string> S { get; set; } = new(); public Box<int> N { get; set; } = new(); }", """{"s":{"value":"x"},"n":{"value":2}}""", """{"s":{"value":null}}""", """{"s":{}}""")]
    [InlineData("class Outer { public record Inner(int A); } class T { public Outer.Inner? I { get; set; } public @class? C { get; set; } } class @class { public int @int { get; set; } public int @event { get; init; } }", """{"i":{"a":1},"c":{"int":2,"event":3}}""")]
    [InlineData("[Flags] enum F { None = 0, A = 1, B = 2 } enum E : byte { [JsonStringEnumMemberName(\"first-one\")] One, Two } [JsonConverter(typeof(JsonNumberEnumConverter<N>))] enum N { X, Y } class T { public F F { get; set; } public E E { get; set; } public N N { get; set; } public F? G { get; set; } public N? O { get; set; } [JsonConverter(typeof(JsonStringEnumConverter))] public N P { get; set; } [JsonConverter(typeof(JsonStringEnumConverter<N>))] public N? Q { get; set; } public Dictionary<E, int>? D { get; set; } }",
        """{"f":"A, B","e":"first-one","n":1,"g":"A","o":1,"p":"Y","q":"X","d":{"Two":2,"first-one":1}}""", """{"f":3,"g":null,"q":null}""", """{"e":"One"}""", """{"n":"X"}""", """{"d":{"x":1}}""")]
    [InlineData("class Hex : JsonConverter<int> { public override int Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => Convert.ToInt32(r.GetString()!, 16); public override void Write(Utf8JsonWriter w, int v, JsonSerializerOptions o) => w.WriteStringValue(v.ToString(\"x\")); } class PointText : JsonConverter<Point> { public override Point? Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => new(r.GetString()!.Length); public override void Write(Utf8JsonWriter w, Point v, JsonSerializerOptions o) => w.WriteStringValue(new string('x', v.X)); } [JsonConverter(typeof(PointText))] record Point(int X); record T([property: JsonConverter(typeof(Hex))] int A, Point? P) { [JsonConverter(typeof(Hex))] public int? B { get; set; } [JsonConverter(typeof(PointText))] public Point? Q { get; set; } }",
        """{"a":"ff","p":"abc","b":"10","q":"ab"}""", """{"a":"ff","b":null,"p":null}""", """{"a":1}""")]
    [InlineData("class T { public object? this[int i] => null; public string? Name { get; set; } [Obsolete(\"x\", true)] public int Old { get; set; } [Obsolete] public int Older { get; set; } [AllowNull] public string Free { get; set; } = \"f\"; [DisallowNull] public string? Strict { get; set; } [MaybeNull] public string Maybe { get; set; } = \"m\"; }", """{"name":"x","old":1,"older":2,"free":null,"maybe":"y"}""", """{"strict":null}""", """{"maybe":null}""", """{"old":1,"older":2,"strict":"s"}""")]
    [InlineData("class T : IJsonOnDeserialized, IJsonOnSerializing { public int A { get; set; } public string? B { get; set; } void IJsonOnDeserialized.OnDeserialized() => A++; void IJsonOnSerializing.OnSerializing() => B = \"written\"; }", """{"a":1}""")]
    [InlineData("interface INamed { string Name { get; } } class T : INamed { string INamed.Name => \"x\"; public int A { get; set; } }", """{"a":1,"name":"y"}""")]
    [InlineData("class T { [Obsolete(\"x\", true)] public T() { } public int A { get; set; } [JsonInclude, Obsolete(\"x\", true)] public int B = 2; [Experimental(\"ABC\")] public int C { get; set; } }", """{"a":1,"b":3,"c":4}""")]
    [InlineData("struct T { [Obsolete(\"x\", true)] public T() { A = 5; } public int A { get; set; } public int B { get; set; } }", """{"b":3}""")]
    [InlineData("class Any : JsonConverterFactory { public override bool CanConvert(Type t) => true; public override JsonConverter? CreateConverter(Type t, JsonSerializerOptions o) => t == typeof(int?) ? new Maybe() : new Sure(); class Maybe : JsonConverter<int?> { public override bool HandleNull => true; public override int? Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) { r.Skip(); return 7; } public override void Write(Utf8JsonWriter w, int? v, JsonSerializerOptions o) => w.WriteStringValue(\"maybe\"); } class Sure : JsonConverter<int> { public override int Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) { r.Skip(); return 8; } public override void Write(Utf8JsonWriter w, int v, JsonSerializerOptions o) => w.WriteStringValue(\"sure\"); } } class T { [JsonConverter(typeof(Any))] public int? A { get; set; } [JsonConverter(typeof(Any))] public int B { get; set; } }", """{"a":null,"b":1}""")]
    [InlineData("[JsonDerivedType(typeof(C), \"c\")] interface T { int A => 5; string? B { get; } } record C(string? B) : T;", """{"$type":"c","b":"x"}""")]
    [InlineData("class T { [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)] public string A { get; set; } = \"a\"; [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)] public string B { get; set; } = \"b\"; public JsonObject? O { get; set; } public double D { get; set; } }", """{"a":"x","b":"x","d":1e400}""", """{"a":"x","b":"x","o":{"z":1}}""")]
    [InlineData("class B { [JsonInclude] private int _x = 1; [JsonPropertyName(\"q\")] public int X { get; set; } public int Get() => _x; } class T : B { [JsonInclude] private int _x = 2; public new int X { get; set; } public int Own() => _x; }", """{"_x":5,"q":3,"x":4}""")]
    public void Behaves_as_reflection_does(string declarations, params string[] texts)
    {
        JsonTwins twins = JsonTwins.Of(declarations, "T");
        foreach (string json in texts.Concat(s_hostile))
        {
            twins.Compare(twins.Root(), json);
        }

        Assert.Contains(texts, json => !twins.Compare(twins.Root(), json).Contains("Exception", StringComparison.Ordinal));
    }
}
