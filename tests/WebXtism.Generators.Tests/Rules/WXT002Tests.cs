using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT002Tests
{
    [Theory]
    [InlineData("[ExtismPlugin] public partial interface {|WXT002:IGreeter|}<T> { string Greet(string name); }")]
    [InlineData("[ExtismPlugin] public partial interface {|WXT002:IGreeter|}<TIn, TOut> where TIn : class { }")]
    public Task Reports_a_generic_interface(string source) => RuleTest.Check(source);

    [Fact]
    public Task Accepts_an_interface_beside_a_generic_one_of_its_name() =>
        RuleTest.Check("[ExtismPlugin] public partial interface IGreeter { string Greet(string name); } public interface IGreeter<T> { }");
}
