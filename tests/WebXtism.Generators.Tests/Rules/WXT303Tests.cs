using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT303Tests
{
    [Theory]
    [InlineData("[HostFunction] public void Log(string line) { } [HostFunction] public void {|WXT303:Log|}(int level) { }")]
    [InlineData("[HostFunction] public void Log() { } [HostFunction(\"log\")] public void {|WXT303:Other|}() { }")]
    [InlineData("[HostFunction] public void Log() { } [HostFunction] public Task {|WXT303:LogAsync|}() => Task.CompletedTask;")]
    public Task Reports_two_functions_of_one_name(string members) => RuleTest.Check(UserCode.Class(members));

    [Theory]
    [InlineData("[HostFunction] public void Log(string line) { } [HostFunction(\"log_level\")] public void Log(int level) { }")]
    [InlineData("[HostFunction] public void Log(string line) { } public void Log(int level) { }")]
    [InlineData("[HostFunction(\"log\")] public void A() { } [HostFunction(\"Log\")] public void B() { }")]
    public Task Accepts_different_names(string members) => RuleTest.Check(UserCode.Class(members));

    [Fact]
    public Task Accepts_one_name_in_two_classes() =>
        RuleTest.Check("partial class A { [HostFunction] void Log() { } } partial class B { [HostFunction] void Log() { } }");
}
