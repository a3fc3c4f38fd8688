using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT306Tests
{
    [Fact]
    public Task Reports_async_void() =>
        RuleTest.Check(UserCode.Class("[HostFunction] public async void {|WXT306:Log|}() => await Task.Yield();"));

    [Theory]
    [InlineData("[HostFunction] public async Task LogAsync() => await Task.Yield();")]
    [InlineData("[HostFunction] public void Log() { }")]
    [InlineData("public async void Other() => await Task.Yield(); [HostFunction] public void Log() { }")]
    public Task Accepts_tasks_and_plain_void(string members) => RuleTest.Check(UserCode.Class(members));
}
