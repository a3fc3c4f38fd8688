using System.Globalization;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT007Tests
{
    [Theory]
    [InlineData("string Greet(string name); string {|WXT007:Greet|}(Person person);")]
    [InlineData("string Greet(string name); [Export(\"greet\")] string {|WXT007:Hello|}(string name);")]
    [InlineData("string Greet(string name); [Export(\"greet\")] string {|WXT007:Hello|}(string name) => name;")]
    [InlineData("int Add(int a, int b); Task<int> {|WXT007:AddAsync|}(int left, int right);")]
    [InlineData("string Greet(string name); Task<string> {|WXT007:GreetAsync|}(Person person);")]
    [InlineData("string Greet(string name); Task<Greeting> {|WXT007:GreetAsync|}(string name);")]
    [InlineData("Task<string> GreetAsync(string name); ValueTask<string> {|WXT007:Greet|}(string name);")]
    [InlineData("string Greet(string name); Task<string> GreetAsync(string name); ValueTask<string> {|WXT007:Greet|}(string name, CancellationToken stop);")]
    public Task Reports_two_ways_to_call_one_export(string members) => RuleTest.Check(UserCode.Interface(members));

    [Fact]
    public Task Reports_a_member_that_meets_an_inherited_one() =>
        RuleTest.Check(
            """
            [ExtismPlugin] public partial interface IBase { string Hello(string name); }
            [ExtismPlugin] public partial interface {|WXT007:IGreeter|} : IBase { [Export("hello")] byte[] Greet(byte[] name); }
            """);

    [Theory]
    [InlineData("{0} Get();")]
    [InlineData("void Set({0} value);")]
    [InlineData("List<{0}[]> Get();")]
    [InlineData("Dictionary<string, {0}?> Get();")]
    public Task Reports_bases_that_name_the_properties_of_one_payload_differently(string member) =>
        RuleTest.CheckAlone(Bases(string.Format(CultureInfo.InvariantCulture, member, "Person"), "{|WXT007:IGreeter|}"));

    [Theory]
    [InlineData("int Get();")]
    [InlineData("List<DayOfWeek?> Get();")]
    [InlineData("void Set(Dictionary<string, Guid> value);")]
    [InlineData("string Get(byte[] value);")]
    public Task Accepts_bases_that_name_no_property(string member) => RuleTest.CheckAlone(Bases(member, "IGreeter"));

    [Fact]
    public Task Accepts_bases_whose_context_names_the_properties() =>
        RuleTest.CheckAlone(
            Bases("Person Get();", "IGreeter", "Json = typeof(PersonJson), "),
            "[JsonSerializable(typeof(Person))] internal sealed partial class PersonJson : JsonSerializerContext;");

    [Theory]
    [InlineData("string Greet(string name); Task<string> GreetAsync(string name);")]
    [InlineData("ValueTask<byte[]> RenderAsync(byte[] data); ReadOnlyMemory<byte> Render(ReadOnlySpan<byte> data);")]
    [InlineData("void Reset(); Task ResetAsync(CancellationToken stop);")]
    [InlineData("string Greet(string name); [Export(\"greet_person\")] string Greet(Person person);")]
    [InlineData("string Greet(string name); string greet2(string name);")]
    [InlineData("string Greet(string name); string Greet(string first, string last) => Greet(first + last);")]
    [InlineData("string Greet(string name); Task<string> GreetAsync(Person person) => Task.FromResult(Greet(person.Name));")]
    [InlineData("string Greet(string name) => name; Task<string> GreetAsync(string name) => Task.FromResult(name);")]
    public Task Accepts_pairs_and_different_exports(string members) => RuleTest.Check(UserCode.Interface(members));

    [Fact]
    public Task Accepts_bases_that_meet_in_one_export() =>
        RuleTest.Check(
            """
            [ExtismPlugin] public partial interface IReset { void Reset(); }
            [ExtismPlugin] public partial interface ILeft : IReset { string Hello(string name); new void Reset(); }
            [ExtismPlugin] public partial interface IRight : IReset { Task<string> HelloAsync(string name); }
            [ExtismPlugin] public partial interface IGreeter : ILeft, IRight { }
            """);

    private static string Bases(string member, string derived, string settings = "") => $$"""
        public sealed record Person(string FirstName);
        [ExtismPlugin({{settings}}JsonNaming = JsonNaming.CamelCase)] public partial interface ILeft { {{member}} }
        [ExtismPlugin({{settings}}JsonNaming = JsonNaming.SnakeCaseLower)] public partial interface IRight { {{member}} }
        [ExtismPlugin] public partial interface {{derived}} : ILeft, IRight { }
        """;
}
