using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT006Tests
{
    [Theory]
    [InlineData("public interface IBase { string Hello(string name); }")]
    [InlineData("public interface IBase { int Count { get; } }")]
    [InlineData("public interface IRoot { void Go(); } public interface IBase : IRoot { void IRoot.Go() { } void Stop(); }")]
    public Task Reports_inherited_members_that_nothing_implements(string other) =>
        RuleTest.Check($"{other} [ExtismPlugin] public partial interface {{|WXT006:IGreeter|}} : IBase {{ string Greet(string name); }}");

    [Fact]
    public Task Reports_an_interface_of_the_framework() =>
        RuleTest.Check("[ExtismPlugin] public partial interface {|WXT006:IGreeter|} : IComparable<string> { string Greet(string name); }");

    [Theory]
    [InlineData("[ExtismPlugin] public partial interface IBase { string Hello(string name); }")]
    [InlineData("public interface IBase { }")]
    [InlineData("public interface IBase { string Hello(string name) => name; }")]
    [InlineData("public interface IBase : IDisposable, IAsyncDisposable { }")]
    public Task Accepts_plugins_markers_bodies_and_disposal(string other) =>
        RuleTest.Check($"{other} [ExtismPlugin] public partial interface IGreeter : IBase {{ string Greet(string name); }}");
}
