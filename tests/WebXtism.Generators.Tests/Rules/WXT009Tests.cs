using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT009Tests
{
    [Theory]
    [InlineData("string Greet(CancellationToken {|WXT009:stop|}, string name);")]
    [InlineData("string Greet(string name, CancellationToken {|WXT009:stop|}, CancellationToken other);")]
    [InlineData("string Greet(CancellationToken {|WXT009:stop|}, CancellationToken other);")]
    public Task Reports_a_token_out_of_place(string member) => RuleTest.Check(UserCode.Interface(member));

    [Fact]
    public void A_token_out_of_place_still_cancels_the_call() =>
        Generated.Member("string Greet(CancellationToken stop, string name);").Clean().Holds("(0, name, default, default, cancellationToken: stop)!;");

    [Theory]
    [InlineData("string Greet(string name, CancellationToken stop);")]
    [InlineData("string Greet(CancellationToken stop = default);")]
    [InlineData("string Greet(string name);")]
    public Task Accepts_one_token_at_the_end(string member) => RuleTest.Check(UserCode.Interface(member));
}
