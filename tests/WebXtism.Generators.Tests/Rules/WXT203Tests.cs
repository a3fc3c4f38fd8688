using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT203Tests
{
    [Theory]
    [InlineData("record T(object {|WXT203:A|});", "T")]
    [InlineData("class T { public Action? {|WXT203:A|} { get; set; } }", "T")]
    [InlineData("class T { public List<Dictionary<string, dynamic>>? {|WXT203:A|} { get; set; } }", "T")]
    [InlineData("class T { public (int, int) {|WXT203:A|} { get; set; } }", "T")]
    [InlineData("class T { public int[,]? {|WXT203:A|} { get; set; } }", "T")]
    [InlineData("class T { public Dictionary<T, int>? {|WXT203:A|} { get; set; } }", "T")]
    [InlineData("class T { public System.Numerics.BigInteger {|WXT203:A|} { get; set; } }", "T")]
    [InlineData("class T { public Mine? {|WXT203:A|} { get; set; } } class Mine : List<int> { }", "T")]
    [InlineData("class T { public IShape? {|WXT203:A|} { get; set; } } interface IShape { }", "T")]
    [InlineData("class T { public Shape? {|WXT203:A|} { get; set; } } abstract class Shape { }", "T")]
    [InlineData("[JsonPolymorphic] class {|WXT203:T|} { }", "T")]
    [InlineData("class {|WXT203:T|} { public T(int a) { } public T(string b) { } }", "T")]
    [InlineData("class {|WXT203:T|} { private T() { } }", "T")]
    [InlineData("class T { public {|WXT203:T|}(int a) { } public int B { get; } }", "T")]
    [InlineData("class T { [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public List<int> {|WXT203:A|} { get; } = []; }", "T")]
    [InlineData("[JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] class {|WXT203:T|} { }", "T")]
    [InlineData("class T { [JsonConverter(typeof(JsonStringEnumConverter))] public int {|WXT203:A|} { get; set; } } ", "T")]
    [InlineData("class T { public int Name { get; set; } public int {|WXT203:name|} { get; set; } }", "T")]
    [InlineData("class T { public Box<int>? Box { get; set; } } class Box<X> { public Box<Box<X>>? {|WXT203:Next|} { get; set; } }", "T")]
    [InlineData("class T { public Box<int>? Box { get; set; } } class Box<X> { public Box<X[]>? Next { get; set; } public Box<List<X>>? {|WXT203:Other|} { get; set; } }", "T")]
    [InlineData("class T<X> { public int {|WXT203:A|} { get; init; } }", "T<int>")]
    [InlineData("class T { public Inner? {|WXT203:I|} { get; set; } private protected class Inner { } }", "T")]
    [InlineData("class T { public List<U>? U { get; set; } } class U { public T? T { get; set; } public Action? {|WXT203:A|} { get; set; } }", "T")]
    [InlineData("class T { private int _a; public ref int {|WXT203:A|} => ref _a; }", "T")]
    [InlineData("record T(int A, [property: JsonExtensionData] Dictionary<string, System.Text.Json.JsonElement>? {|WXT203:Rest|});", "T")]
    [InlineData("class T { [JsonIgnore] public required int {|WXT203:A|} { get; set; } }", "T")]
    [InlineData("class T { [JsonRequired] public int {|WXT203:A|} { get; } }", "T")]
    [InlineData("class T { public E E { get; set; } } class OwnAttribute : JsonConverterAttribute { } [Own] enum {|WXT203:E|} { A }", "T")]
    public Task Reports_what_generated_metadata_does_not_know_where_it_is(string declarations, string type) =>
        RuleTest.CheckBroken($"namespace Types {{ {declarations} [ExtismPlugin] internal partial interface IGreeter {{ void Set({type} value); }} }}");

    [Theory]
    [InlineData("JsonNaming.SnakeCaseLower", "int FooBar, int {|WXT203:Foo_Bar|}")]
    [InlineData("JsonNaming.CamelCase", "int FooBar, int Foo_Bar")]
    [InlineData("JsonNaming.KebabCaseUpper", "int FooBar, [property: JsonPropertyName(\"Foo-Bar\")] int {|WXT203:Other|}")]
    [InlineData("JsonNaming.SnakeCaseUpper", "int FooBar, [property: JsonIgnore] int Foo_Bar = 1")]
    public Task Reports_members_whose_names_are_one_in_the_naming_of_the_interface(string naming, string members) =>
        RuleTest.CheckAlone($"namespace Types; public sealed record T({members}); [ExtismPlugin(JsonNaming = {naming})] public partial interface IGreeter {{ void Set(T value); }}");

    [Fact]
    public async Task Reports_a_type_that_only_an_extern_alias_reaches()
    {
        CSharpCompilation library = UserCode.Compile("namespace Library; public sealed record Car(string Name);").WithAssemblyName("Library");
        CSharpCompilation compilation = UserCode.Compile("extern alias lib; namespace Demo; [ExtismPlugin] public partial interface IGreeter { void Paint(lib::Library.Car car); }")
            .AddReferences(library.ToMetadataReference(aliases: ["lib"]));

        Assert.Equal("WXT203", Assert.Single(await Findings.OfBuild(compilation)).Id);
        Assert.Empty(await Findings.OfBuild(compilation.ReplaceReference(compilation.References.Last(), library.ToMetadataReference(aliases: ["lib", "global"]))));
    }

    [Fact]
    public async Task Reports_a_type_whose_name_means_another_one_here()
    {
        CSharpCompilation library = UserCode.Compile("namespace Library; public sealed record Car(Wheel Wheel); public sealed record Wheel(int Size);").WithAssemblyName("Library");
        const string Interface = "[ExtismPlugin] public partial interface IGreeter { void Paint(Library.Car car); }";
        CSharpCompilation compilation = UserCode.Compile(Interface).AddReferences(library.ToMetadataReference());

        Assert.Empty(await Findings.OfBuild(compilation));
        Assert.Equal("WXT203", Assert.Single(await Findings.OfBuild(compilation.AddSyntaxTrees(UserCode.Tree("namespace Library; public sealed record Wheel(string Own);", "Wheel.cs")))).Id);
        Assert.Empty(await Findings.OfBuild(compilation.AddReferences(UserCode.Compile("namespace Library; internal sealed record Wheel(string Own);").WithAssemblyName("Other").ToMetadataReference())));
    }

    [Theory]
    [InlineData("{|WXT203:List<(int, string)>|} Get(string name);")]
    [InlineData("void Set({|WXT203:IComparable|} value);")]
    [InlineData("void Set({|WXT203:List<object>|} value);")]
    [InlineData("void Set({|WXT203:System.Net.IPEndPoint|} value);")]
    [InlineData("void Set(int port, {|WXT203:System.Net.IPEndPoint|} value);")]
    public Task Reports_types_of_others_where_they_are_used(string member) =>
        RuleTest.CheckAlone(UserCode.Interface(member));

    [Fact]
    public Task Reports_host_functions_too() =>
        RuleTest.CheckAlone(
            "public sealed record Person(Action {|WXT203:Do|});",
            UserCode.Class("[HostFunction] public static Person Find(Person like, int max) => like;"));

    [Fact]
    public Task Accepts_what_a_context_registers_whatever_it_holds() =>
        RuleTest.CheckAlone(
            "public sealed record Person(object Any); [JsonSerializable(typeof(Person))] internal sealed partial class PersonJson : JsonSerializerContext;",
            UserCode.Interface("Person Get(Person value);"));

    [Theory]
    [InlineData("Person Get(string name);")]
    [InlineData("Task<Person?> GetAsync(); int Count(string text);")]
    [InlineData("void Set([Payload(PayloadFormat.Json)] string value); List<Person> All(Dictionary<string, Person[]> value);")]
    public Task Accepts_plain_types_in_a_project_without_a_context(string member) =>
        RuleTest.CheckAlone("public sealed record Person(string Name);", UserCode.Interface(member));

    [Theory]
    [InlineData("string", "")]
    [InlineData("NoContext", "internal sealed class NoContext { }")]
    [InlineData("Base", "internal abstract class Base : JsonSerializerContext { protected Base() : base(null) { } }")]
    [InlineData("Fixed", "internal sealed class Fixed : JsonSerializerContext { public Fixed() : base(null) { } public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null; protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null; }")]
    public Task Reports_a_named_type_that_generated_code_cannot_use(string name, string declaration) =>
        RuleTest.CheckAlone(declaration, $"[{{|WXT203:ExtismPlugin(Json = typeof({name}))|}}] public partial interface IGreeter {{ string Greet(string name); }}");

    [Theory]
    [InlineData("string Get(byte[] value);")]
    [InlineData("void Reset();")]
    public Task Accepts_text_and_bytes_in_a_project_without_a_context(string member) => RuleTest.CheckAlone(UserCode.Interface(member));

    [Fact]
    public Task Accepts_a_named_context() =>
        RuleTest.Check(UserCode.Interface("Person Get(Person value);", "[ExtismPlugin(Json = typeof(DemoJson))]"));
}
