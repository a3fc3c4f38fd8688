using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT204Tests
{
    [Theory]
    [InlineData("{|WXT204:List<Greeting>|} All();")]
    [InlineData("void Set({|WXT204:double|} value);")]
    [InlineData("void Set({|WXT204:Dictionary<string, Person>?|} value);")]
    [InlineData("{|WXT204:ValueTask<long?>|} GetAsync();")]
    public Task Reports_a_type_that_no_context_registers(string member) => RuleTest.Check(UserCode.Interface(member));

    [Fact]
    public Task Reports_a_type_that_the_named_context_lacks_though_another_one_has_it() =>
        RuleTest.Check(
            UserCode.Interface("Person Get(); {|WXT204:Greeting|} Other();", "[ExtismPlugin(Json = typeof(PersonJson))]"),
            "namespace Demo; [JsonSerializable(typeof(Person))] internal sealed partial class PersonJson : JsonSerializerContext;");

    [Fact]
    public Task Reports_host_functions_too() => RuleTest.Check(UserCode.Class("[HostFunction] public static {|WXT204:decimal|} Get() => 1;"));

    [Theory]
    [InlineData("Person? Get(List<Person?> value);")]
    [InlineData("Dictionary<string, int> Get(Person[] value);")]
    public Task Accepts_a_registered_type_whatever_its_nullability(string member) => RuleTest.Check(UserCode.Interface(member));
}
