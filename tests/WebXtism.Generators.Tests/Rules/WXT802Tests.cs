using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT802Tests
{
    private const string Twins = "string Greet(string name); Task<string> GreetAsync(string name, CancellationToken stop = default);";

    [Theory]
    [InlineData("async Task A(IGreeter g) { {|WXT802:g.Greet(\"a\")|}; await Task.Yield(); }")]
    [InlineData("async void A(IGreeter g) { await Task.Yield(); var b = {|WXT802:g.Greet(\"a\")|}.Length; }")]
    [InlineData("async Task<string> A(IGreeter g) => {|WXT802:g.Greet({|WXT802:g.Greet(await Task.FromResult(\"a\"))|})|};")]
    [InlineData("async Task A(IGreeter? g) { await Task.Yield(); g?{|WXT802:.Greet(\"a\")|}; }")]
    [InlineData("void A(IGreeter g) { Func<Task> b = async () => { await Task.Yield(); {|WXT802:g.Greet(\"a\")|}; }; }")]
    [InlineData("void A(IGreeter g) { async Task B() { await Task.Yield(); {|WXT802:g.Greet(\"a\")|}; } }")]
    [InlineData("async Task A(IGreeter g) { await Task.Yield(); _ = from c in {|WXT802:g.Greet(\"a\")|} select c; }")]
    [InlineData("async Task A(IGreeter g) { await Task.Yield(); lock (g) { Func<Task> b = async () => { await Task.Yield(); {|WXT802:g.Greet(\"a\")|}; }; } }")]
    [InlineData("async IAsyncEnumerable<string> A(IGreeter g) { await Task.Yield(); yield return {|WXT802:g.Greet(\"a\")|}; }")]
    public Task Reports_blocking_calls_in_asynchronous_functions(string member) => Check(Twins, member);

    [Theory]
    [InlineData("void Log(string text); Task LogAsync(string text);", "Log(\"a\")")]
    [InlineData("void Log(string text); ValueTask LogAsync(string text);", "Log(\"a\")")]
    [InlineData("int Add(Person p, CancellationToken stop); ValueTask<int> AddAsync(Person p, CancellationToken stop);", "Add(new(\"a\", 1), default)")]
    [InlineData("[Export(\"hi\")] string Greet(string name); [Export(\"hi\")] Task<string> GreetAsync(string name);", "Greet(\"a\")")]
    public Task Reports_every_kind_of_twin(string members, string call) =>
        Check(members, $"async Task A(IGreeter g) {{ await Task.Yield(); {{|WXT802:g.{call}|}}; }}");

    [Fact]
    public Task Reports_members_that_are_inherited() =>
        RuleTest.Check(
            UserCode.Interface(Twins),
            "namespace Demo; [ExtismPlugin] public partial interface IPolite : IGreeter { }",
            UserCode.Class("async Task A(IPolite p) { await Task.Yield(); {|WXT802:p.Greet(\"a\")|}; }"));

    [Theory]
    [InlineData("void A(IGreeter g) => g.Greet(\"a\");")]
    [InlineData("Task<string> A(IGreeter g) => Task.FromResult(g.Greet(\"a\"));")]
    [InlineData("async Task A(IGreeter g) => await g.GreetAsync(\"a\");")]
    [InlineData("async Task A(IGreeter g) => await Task.Run(() => g.Greet(\"a\"));")]
    [InlineData("async Task A(IGreeter g) { await Task.Yield(); string B() => g.Greet(\"a\"); B(); }")]
    [InlineData("async Task A(IGreeter g) { await Task.Yield(); lock (g) { g.Greet(\"a\"); } }")]
    [InlineData("async Task A(IGreeter g) { try { await Task.Yield(); } catch (Exception) when (g.Greet(\"a\") == \"\") { } }")]
    [InlineData("async Task A(IGreeter g) { await Task.Yield(); _ = from c in \"abc\" select g.Greet(\"a\"); }")]
    [InlineData("async Task A(IGreeter g) { await Task.Yield(); _ = from c in \"abc\" where g.Greet(\"a\") == \"\" select c; }")]
    [InlineData("async Task A(IGreeter g) { await Task.Yield(); unsafe { g.Greet(\"a\"); } }")]
    [InlineData("async Task A(IGreeter g) { await Task.Yield(); Func<string, string> b = g.Greet; }")]
    [InlineData("async Task A(IGreeter g) { await Task.Yield(); _ = nameof(g.Greet); }")]
    [InlineData("static IGreeter S = null!; string A = S.Greet(\"a\");")]
    public Task Accepts_calls_that_cannot_or_need_not_be_awaited(string member) => Check(Twins, member);

    [Theory]
    [InlineData("string Greet(string name);")]
    [InlineData("string Greet(string name); Task<string> GreetLaterAsync(string name);")]
    [InlineData("string Greet(string name); [Export(\"b\")] string GreetAsync(string name);")]
    [InlineData("string Greet(string name); [Export(\"b\")] Task<string> GreetAsync(string name);")]
    [InlineData("string Greet(string name); [Export(\"b\")] Task<string> GreetAsync(byte[] name);")]
    [InlineData("string Greet(string name); [Export(\"b\")] Task<byte[]> GreetAsync(string name);")]
    [InlineData("string Greet(string name); Task<string> GreetAsync(string name, CancellationToken stop);")]
    [InlineData("string Greet(string name); Task<string> GreetAsync(string person);")]
    public Task Accepts_members_without_a_twin(string members) =>
        Check(members, "async Task A(IGreeter g) { await Task.Yield(); g.Greet(\"a\"); }");

    [Fact]
    public Task Accepts_interfaces_of_others() =>
        RuleTest.Check("""
            public interface IGreeter { string Greet(string name); Task<string> GreetAsync(string name); }
            public class Hall { async Task A(IGreeter g, Stream s) { await Task.Yield(); g.Greet("a"); s.Flush(); } }
            """);

    private static Task Check(string members, string member) => RuleTest.Check(UserCode.Interface(members), UserCode.Class(member));
}
