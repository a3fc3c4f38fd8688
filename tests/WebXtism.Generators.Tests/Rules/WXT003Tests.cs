using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT003Tests
{
    [Theory]
    [InlineData("partial class Outer { [ExtismPlugin] private partial interface {|WXT003:IGreeter|} { } }")]
    [InlineData("partial class Outer { [ExtismPlugin] partial interface {|WXT003:IGreeter|} { } }")]
    [InlineData("partial class Outer { [ExtismPlugin] protected partial interface {|WXT003:IGreeter|} { } }")]
    [InlineData("partial class Outer { [ExtismPlugin] private protected partial interface {|WXT003:IGreeter|} { } }")]
    [InlineData("partial class Outer { private partial class Middle { [ExtismPlugin] public partial interface {|WXT003:IGreeter|} { } } }")]
    [InlineData("partial class Outer<T> { [ExtismPlugin] public partial interface {|WXT003:IGreeter|} { } }")]
    [InlineData("[ExtismPlugin] file partial interface {|WXT003:IGreeter|} { }")]
    public Task Reports_an_interface_out_of_reach(string source) => RuleTest.CheckBroken(source);

    [Theory]
    [InlineData("[ExtismPlugin] partial interface IGreeter { }")]
    [InlineData("partial class Outer { [ExtismPlugin] internal partial interface IGreeter { } }")]
    [InlineData("public partial class Outer { [ExtismPlugin] protected internal partial interface IGreeter { } }")]
    public Task Accepts_an_interface_that_the_assembly_sees(string source) => RuleTest.Check(source);
}
