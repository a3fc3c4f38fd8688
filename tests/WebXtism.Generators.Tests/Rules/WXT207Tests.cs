using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT207Tests
{
    [Theory]
    [InlineData("{|WXT207:int|} Count(string text);")]
    [InlineData("void Set({|WXT207:int|} value);")]
    public Task Reports_a_number_of_which_nothing_says_the_form(string member) => RuleTest.CheckRemarks(UserCode.Interface(member));

    [Theory]
    [InlineData("[return: Payload(PayloadFormat.Json)] int Count([Payload(PayloadFormat.Binary)] long value);")]
    [InlineData("string Add(int a, int b);")]
    [InlineData("int? Find(string text);")]
    [InlineData("Person Find(string text);")]
    public Task Accepts_a_number_with_a_form_or_within_an_object(string member) => RuleTest.CheckRemarks(UserCode.Interface(member));

    [Fact]
    public Task Accepts_numbers_of_host_functions_which_are_no_payloads() =>
        RuleTest.CheckRemarks(UserCode.Class("[HostFunction] public static int Add(int a, int b) => a + b;"));
}
