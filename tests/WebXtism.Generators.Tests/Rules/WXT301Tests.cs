using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT301Tests
{
    private const string Function = "[HostFunction] public static void Log() { }";

    [Theory]
    [InlineData("public class {|WXT301:Store|} { " + Function + " }")]
    [InlineData("public abstract partial class {|WXT301:Store|} { " + Function + " }")]
    [InlineData("public static partial class {|WXT301:Store|} { " + Function + " }")]
    [InlineData("public partial class {|WXT301:Store|}<T> { " + Function + " }")]
    [InlineData("public partial class Outer<T> { public partial class {|WXT301:Store|} { " + Function + " } }")]
    [InlineData("public partial struct {|WXT301:Store|} { " + Function + " }")]
    [InlineData("public partial interface {|WXT301:Store|} { " + Function + " }")]
    [InlineData("file partial class {|WXT301:Store|} { " + Function + " }")]
    [InlineData("public class {|WXT301:Outer|} { public partial class Store { " + Function + " } }")]
    [InlineData("public class {|WXT301:Outer|} { public class {|WXT301:Store|} { " + Function + " } }")]
    [InlineData("public partial class Base { " + Function + " } public sealed partial class {|WXT301:Store|} : Base { [HostFunction] public void Other() { } }")]
    public Task Reports_a_class_that_cannot_be_completed(string source) => RuleTest.Check(source);

    [Theory]
    [InlineData("public partial class Store { " + Function + " }")]
    [InlineData("internal sealed partial record Store(int Id) { " + Function + " }")]
    [InlineData("public static partial class Outer { private partial class Store { " + Function + " } }")]
    [InlineData("public abstract class Base { } public sealed partial class Store : Base { " + Function + " }")]
    [InlineData("public class NoFunctions { public static void Log() { } }")]
    public Task Accepts_a_plain_partial_class(string source) => RuleTest.Check(source);
}
