using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Json;

/// <summary>What is written for JSON types, beyond what it does.</summary>
public sealed partial class JsonEmissionTests
{
    private const string Person = "public sealed record Person(string Name, int Age);";

    [Theory]
    [InlineData(nameof(JsonNaming.SnakeCaseLower), """{"first_name":"Ada"}""")]
    [InlineData(nameof(JsonNaming.SnakeCaseUpper), """{"FIRST_NAME":"Ada"}""")]
    [InlineData(nameof(JsonNaming.KebabCaseLower), """{"first-name":"Ada"}""")]
    [InlineData(nameof(JsonNaming.KebabCaseUpper), """{"FIRST-NAME":"Ada"}""")]
    [InlineData(nameof(JsonNaming.CamelCase), """{"firstName":"Ada"}""")]
    [InlineData(nameof(JsonNaming.Exact), """{"FirstName":"Ada"}""")]
    public void Names_follow_the_naming_of_the_interface(string naming, string json)
    {
        JsonNamingPolicy? policy = (JsonNamingPolicy?)typeof(JsonNamingPolicy).GetProperty(naming)?.GetValue(null);
        JsonTwins twins = JsonTwins.Named(policy, $"[ExtismPlugin(JsonNaming = JsonNaming.{naming})]", "record T(string FirstName);", "T");
        Assert.Equal(json, twins.Compare(twins.Root(), json));
    }

    [Fact]
    public void The_namings_are_those_of_the_attribute() =>
        Assert.Equal(
            Enum.GetValues<WebXtism.JsonNaming>().Select(static value => (value.ToString(), (int)value)),
            Enum.GetValues<JsonNaming>().Select(static value => (value.ToString(), (int)value)));

    [Fact]
    public void Interfaces_of_different_naming_share_the_metadata_of_their_types()
    {
        Generated generated = Generated.From(
            Person,
            "[ExtismPlugin] public partial interface IA { Person Get(); }",
            "[ExtismPlugin(JsonNaming = JsonNaming.SnakeCaseLower)] public partial interface IB : IA { Person Set(); }",
            "[HostFunctions(\"x\", JsonNaming = JsonNaming.Exact)] public partial class C { [HostFunction] public Person Find() => new(\"\", 1); }").Clean();
        Assert.Single(generated.Files, static file => file.Key.Contains("PluginJson.Person", StringComparison.Ordinal));
        string inherited = generated.Files["IB.Plugin.g.cs"];
        Assert.Contains("PluginJson.CamelCase.Get<global::Person>()", inherited, StringComparison.Ordinal);
        Assert.Contains("PluginJson.SnakeCaseLower.Get<global::Person>()", inherited, StringComparison.Ordinal);
        Assert.Contains("PluginJson.Exact.Get<global::Person>()", generated.Files["C.HostFunctions.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Several_parameters_need_no_context() =>
        Assert.Contains(
            ".Add(values.Item1, s_person).Add(values.Item2, s_int32)",
            Generated.From(Person, "[ExtismPlugin] public partial interface IA { void Put(Person first, int second); }").Clean().Files["IA.Plugin.g.cs"],
            StringComparison.Ordinal);

    [Fact]
    public void A_body_that_is_no_export_needs_no_metadata()
    {
        Generated generated = Generated.From(
            Person,
            "public sealed record Odd(Action Do); [ExtismPlugin] public partial interface IA { Person Get(Person like); Person Get(Odd odd) => new(\"\", 1); }").Clean();
        Assert.Contains("PluginJson.CamelCase.Get<global::Person>()", generated.Files["IA.Plugin.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain(generated.Files, static file => file.Key.Contains("Odd", StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_that_sees_the_internals_of_another_one_uses_its_own_metadata()
    {
        Generated library = Generated.From($"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"UserProject2\")] {Person} [ExtismPlugin] public partial interface ILibrary {{ Person Get(); }}").Clean();
        Generated.From(UserCode.Compile("[ExtismPlugin] public partial interface IOwn { Person Get(); int Count(); }").WithAssemblyName("UserProject2").AddReferences(library.Compilation.ToMetadataReference())).Clean();
    }

    [Fact]
    public void Names_of_files_differ_in_more_than_case()
    {
        Generated generated = Generated.From(
            "namespace A_B { public record T(int X); } namespace A.B { public record T(int X); public record t(int X); public class Outer { public record T(int X); } public record G<X>(X V); }",
            "[ExtismPlugin] public partial interface IAll { A_B.T M0(); A.B.T M1(); A.B.t M2(); A.B.Outer.T M3(); A.B.G<int> M4(); A.B.G<A.B.G<string[]>> M5(); }").Clean();
        Assert.Equal(generated.Files.Count, generated.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(generated.Files.Keys, static hint => Assert.Matches(SafeName(), hint));
    }

    [Fact]
    public void Files_do_not_depend_on_the_order_of_sources()
    {
        string[] sources = ["public record A(B? B);", "public record B(A? A);", "[ExtismPlugin] public partial interface IA { A Get(); }", "[ExtismPlugin] public partial interface IB { B Get(); }"];
        Assert.Equal(Generated.From(sources).Clean().Files, Generated.From([.. sources.Reverse()]).Clean().Files);
    }

    [Theory]
    [InlineData("WhenWritingNull", true)]
    [InlineData("WhenWritingDefault", true)]
    [InlineData("Never", true)]
    [InlineData("WhenReading", false)]
    [InlineData("WhenWriting", false)]
    public void A_record_whose_members_are_not_always_written_is_read_without_collecting_values(string condition, bool isDirect)
    {
        string declaration = $"record T(string Name, [property: JsonIgnore(Condition = JsonIgnoreCondition.{condition})] int? Age = null);";
        JsonTwins twins = JsonTwins.Of(declaration, "T");
        foreach (string json in (string[])["""{"name":"Ada","age":36}""", """{"age":null,"name":"Ada"}""", """{"name":"Ada"}""", """{"age":1,"age":null}""", "{}"])
        {
            twins.Compare(twins.Root(), json);
        }

        Assert.Equal(isDirect, twins.Generated.Files.Values.Single(static file => file.Contains("Metadata<global::Demo.T>(options)", StringComparison.Ordinal)).Contains(".New(static () =>", StringComparison.Ordinal));
    }

    [Fact]
    public void Metadata_reads_well() =>
        Snapshot.Match(
            Generated.From(
                """
                namespace Demo;
                public enum Color { Red, Green }
                public sealed record Car(string Name, Color Color = Color.Green) { public required int Doors { get; init; } public List<Car>? Trailers { get; set; } }
                public sealed record Owner(string Name, int? Age = null);
                [ExtismPlugin] public partial interface IGarage { Dictionary<string, Owner> Owners(Car car); }
                """).Clean(),
            "Json");

    [GeneratedRegex(@"^[A-Za-z0-9_.]+\.g\.cs$")]
    private static partial Regex SafeName();
}
