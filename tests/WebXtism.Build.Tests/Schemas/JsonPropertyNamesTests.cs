using System.Text.Json;
using CsCheck;
using WebXtism.Generators.Schemas;
using Naming = WebXtism.Generators.Models.JsonNaming;

namespace WebXtism.Build.Tests.Schemas;

/// <summary>Names at build time are those that System.Text.Json makes when the program runs.</summary>
public sealed class JsonPropertyNamesTests
{
    private static readonly (Naming Naming, JsonNamingPolicy Policy)[] s_policies =
    [
        (Naming.CamelCase, JsonNamingPolicy.CamelCase),
        (Naming.SnakeCaseLower, JsonNamingPolicy.SnakeCaseLower),
        (Naming.SnakeCaseUpper, JsonNamingPolicy.SnakeCaseUpper),
        (Naming.KebabCaseLower, JsonNamingPolicy.KebabCaseLower),
        (Naming.KebabCaseUpper, JsonNamingPolicy.KebabCaseUpper),
    ];

    [Fact]
    public void Names_are_those_of_System_Text_Json() =>
        Gen.OneOf(Gen.Char["aAbBzZ09_ éÉß"].Array[0, 12].Select(static letters => new string(letters)), Gen.String).Sample(
            static name => Assert.All(s_policies, policy => Assert.Equal(policy.Policy.ConvertName(name), JsonPropertyNames.FromProperty(name, policy.Naming))),
            iter: 20_000);

    [Fact]
    public void Exact_names_stay() => Assert.Equal("FirstName", JsonPropertyNames.FromProperty("FirstName", Naming.Exact));
}
