using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT206Tests
{
    [Theory]
    [InlineData("[ExtismPlugin]", "void Set(int a, int {|WXT206:A|});")]
    [InlineData("[ExtismPlugin]", "void Set(int urlOf, int {|WXT206:URLOf|});")]
    [InlineData("[ExtismPlugin(JsonNaming = JsonNaming.SnakeCaseLower)]", "void Set(int first_name, int {|WXT206:firstName|});")]
    public Task Reports_one_name_of_two_parameters(string attribute, string member) => RuleTest.Check(UserCode.Interface(member, attribute));

    [Theory]
    [InlineData("[ExtismPlugin]", "void Set(int a, int b);")]
    [InlineData("[ExtismPlugin]", "void Set(int first_name, int firstName);")]
    [InlineData("[ExtismPlugin(JsonNaming = JsonNaming.Exact)]", "void Set(int a, int A);")]
    [InlineData("[ExtismPlugin]", "void Set(int a, CancellationToken A);")]
    public Task Accepts_different_names(string attribute, string member) => RuleTest.Check(UserCode.Interface(member, attribute));
}
