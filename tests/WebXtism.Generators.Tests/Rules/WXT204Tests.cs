using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT204Tests
{
    [Theory]
    [InlineData("{|WXT204:List<Greeting>|} All();")]
    [InlineData("void Set({|WXT204:double|} value);")]
    [InlineData("void Set({|WXT204:Dictionary<string, Person>?|} value);")]
    [InlineData("{|WXT204:ValueTask<long?>|} GetAsync();")]
    public Task Reports_a_type_that_the_named_context_does_not_register(string member) =>
        RuleTest.Check(UserCode.Interface(member, "[ExtismPlugin(Json = typeof(DemoJson))]"));

    [Fact]
    public Task Reports_a_type_that_the_named_context_lacks_though_another_one_has_it() =>
        RuleTest.Check(
            UserCode.Interface("Person Get(); {|WXT204:Greeting|} Other();", "[ExtismPlugin(Json = typeof(PersonJson))]"),
            "namespace Demo; [JsonSerializable(typeof(Person))] internal sealed partial class PersonJson : JsonSerializerContext;");

    [Theory]
    [InlineData("List<Greeting> All(double value);")]
    public Task Accepts_a_type_that_no_context_registers_where_none_is_named(string member) => RuleTest.Check(UserCode.Interface(member));

    [Theory]
    [InlineData("Person? Get(List<Person?> value);")]
    [InlineData("Dictionary<string, int> Get(Person[] value);")]
    public Task Accepts_a_registered_type_whatever_its_nullability(string member) => RuleTest.Check(UserCode.Interface(member));
}
