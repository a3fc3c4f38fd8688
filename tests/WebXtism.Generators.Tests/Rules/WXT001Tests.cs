using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT001Tests
{
    [Theory]
    [InlineData("[ExtismPlugin] public interface {|WXT001:IGreeter|} { string Greet(string name); }")]
    [InlineData("public class {|WXT001:Outer|} { [ExtismPlugin] public partial interface IGreeter { string Greet(string name); } }")]
    [InlineData("public struct {|WXT001:Outer|} { public partial class Middle { [ExtismPlugin] public partial interface IGreeter { } } }")]
    [InlineData("public class {|WXT001:Outer|} { [ExtismPlugin] public interface {|WXT001:IGreeter|} { } }")]
    public Task Reports_each_declaration_that_is_not_partial(string source) => RuleTest.Check(source);

    [Theory]
    [InlineData("[ExtismPlugin] public partial interface IGreeter { string Greet(string name); }")]
    [InlineData("public partial class Outer { [ExtismPlugin] public partial interface IGreeter { } }")]
    [InlineData("public interface INoPlugin { string Greet(string name); }")]
    public Task Accepts_partial_declarations_and_other_interfaces(string source) => RuleTest.Check(source);
}
