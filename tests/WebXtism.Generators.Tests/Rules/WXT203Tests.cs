using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT203Tests
{
    private const string Person = "public sealed record Person(string Name);";

    [Theory]
    [InlineData("{|WXT203:Person|} Get(string name);")]
    [InlineData("void Set({|WXT203:Person|} value);")]
    [InlineData("{|WXT203:Task<Person?>|} GetAsync();")]
    [InlineData("{|WXT203:int|} Count(string text);")]
    [InlineData("void Set([Payload(PayloadFormat.Json)] {|WXT203:string|} value);")]
    public Task Reports_json_in_a_project_without_a_context(string member) => RuleTest.CheckAlone(Person, UserCode.Interface(member));

    [Fact]
    public Task Reports_host_functions_too() =>
        RuleTest.CheckAlone(Person, UserCode.Class("[HostFunction] public static {|WXT203:Person|} Find({|WXT203:Person|} like, int max) => like;"));

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
