using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT004Tests
{
    [Theory]
    [InlineData("int {|WXT004:Count|} { get; }")]
    [InlineData("string {|WXT004:Name|} { get; set; }")]
    [InlineData("string {|WXT004:this|}[int index] { get; }")]
    [InlineData("event EventHandler {|WXT004:Changed|};")]
    [InlineData("static abstract int {|WXT004:Count|} { get; }")]
    public Task Reports_what_is_no_method(string member) => RuleTest.CheckBroken(UserCode.Interface(member));

    [Theory]
    [InlineData("int Count => 1;")]
    [InlineData("string this[int index] => \"\";")]
    [InlineData("static int Total { get; set; }")]
    [InlineData("static event EventHandler? Changed { add { } remove { } }")]
    [InlineData("int GetCount();")]
    public Task Accepts_methods_and_members_with_a_body(string member) => RuleTest.Check(UserCode.Interface(member));
}
