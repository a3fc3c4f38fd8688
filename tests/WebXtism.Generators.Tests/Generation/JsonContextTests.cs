using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Generation;

/// <summary>Which JsonSerializerContext a payload goes through.</summary>
public sealed class JsonContextTests
{
    private const string Types = "namespace Demo; public sealed record Person(string Name); public sealed record Greeting(string Text);";

    [Fact]
    public void The_named_context_wins() =>
        Generated.From(
            Types,
            Context("AaaJson", "Person", "Greeting"),
            Context("ZzzJson", "Person", "Greeting"),
            UserCode.Interface("Greeting Greet(Person person);", "[ExtismPlugin(Json = typeof(ZzzJson))]")).Clean()
            .Holds("ZzzJson.Default.GetTypeInfo(typeof(Person))")
            .Lacks("AaaJson");

    [Fact]
    public void Without_a_name_the_first_context_that_registers_the_type_is_used_whatever_the_order_of_files()
    {
        string[] sources =
        [
            Types,
            Context("BbbJson", "Person"),
            Context("AaaJson", "Person"),
            Context("CccJson", "Greeting"),
            UserCode.Interface("Greeting Greet(Person person);"),
        ];
        Generated forwards = Generated.From(sources).Clean()
            .Holds("AaaJson.Default.GetTypeInfo(typeof(Person))")
            .Holds("CccJson.Default.GetTypeInfo(typeof(Greeting))");
        Assert.Equal(forwards.Files, Generated.From([.. sources.Reverse()]).Clean().Files);
    }

    [Fact]
    public void A_context_can_be_nested() =>
        Generated.From(
            Types,
            "namespace Demo; internal static partial class Outer { [JsonSerializable(typeof(Person))] internal sealed partial class Json : JsonSerializerContext; }",
            UserCode.Interface("Person Greet(Person person);")).Clean()
            .Holds("Outer.Json.Default.GetTypeInfo(typeof(Person))");

    [Theory]
    [InlineData("[JsonSerializable(typeof(Person))] internal abstract partial class PersonJson : JsonSerializerContext { protected PersonJson() : base(null) { } }")]
    [InlineData("internal partial class Outer { [JsonSerializable(typeof(Person))] private sealed partial class PersonJson : JsonSerializerContext; }")]
    [InlineData("internal sealed partial class PersonJson : JsonSerializerContext;")]
    [InlineData("[JsonSerializable(typeof(List<Person>))] internal sealed partial class PersonJson : JsonSerializerContext;")]
    public void A_context_that_generated_code_cannot_use_does_not_count(string context) =>
        Generated.From(Types, "namespace Demo; " + context, UserCode.Interface("Person Greet(Person person);"))
            .Also(static generated => Assert.Contains("PluginJson.CamelCase.Get<global::Demo.Person>()", generated.Files["Demo.IGreeter.Plugin.g.cs"], StringComparison.Ordinal));

    [Fact]
    public void A_context_of_another_assembly_can_be_named()
    {
        Generated library = Generated.From("namespace Library; public sealed record Item(int Id); [JsonSerializable(typeof(Item))] public sealed partial class LibraryJson : JsonSerializerContext;");
        Generated.From(
            UserCode.Compile(UserCode.Interface("Library.Item Next();", "[ExtismPlugin(Json = typeof(Library.LibraryJson))]"))
                .AddReferences(library.Compilation.ToMetadataReference())).Clean()
            .Holds("global::Library.LibraryJson.Default.GetTypeInfo(typeof(global::Library.Item))");
    }

    [Fact]
    public void A_named_context_that_lacks_a_type_leaves_a_part_that_calls_nothing() =>
        Generated.From(
            Types,
            Context("AaaJson", "Person"),
            Context("BbbJson", "Greeting"),
            UserCode.Interface("Greeting Greet(Person person);", "[ExtismPlugin(Json = typeof(AaaJson))]")).Broken();

    private static string Context(string name, params string[] types) =>
        $"namespace Demo; {string.Concat(types.Select(static type => $"[JsonSerializable(typeof({type}))] "))}internal sealed partial class {name} : JsonSerializerContext;";
}
