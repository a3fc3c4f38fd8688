using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT011Tests
{
    [Theory]
    [InlineData("[ExtismPlugin] public partial interface {|WXT011:IGreeter|} { string Greet(string name); }")]
    [InlineData("[ExtismPlugin] public interface {|WXT011:IGreeter|} { object Greet(string name); }")]
    [InlineData("public partial class {|WXT011:Store|} { [HostFunction] public void Log() { } [HostFunction] public void Log2() { } }")]
    public Task Reports_an_old_language_once_and_nothing_else(string source) => RuleTest.Check(LanguageVersion.CSharp11, source);

    [Fact]
    public Task Accepts_an_old_language_where_nothing_is_generated() => RuleTest.Check(LanguageVersion.CSharp10, "public interface INoPlugin { }");

    [Fact]
    public Task Accepts_version_12() => RuleTest.Check(LanguageVersion.CSharp12, "[ExtismPlugin] public partial interface IGreeter { string Greet(string name); }");
}
