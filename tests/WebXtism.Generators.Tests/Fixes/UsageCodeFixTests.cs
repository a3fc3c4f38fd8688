using WebXtism.CodeFixes;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Fixes;

public sealed class UsageCodeFixTests
{
    private const string Greeter = "[ExtismPlugin] public partial interface IGreeter { string Greet(string name); Task<string> GreetAsync(string name, CancellationToken stop = default); }\n";

    [Theory]
    [InlineData("async Task A(IGreeter g) { await Task.Yield(); {|WXT802:g.Greet(\"a\")|}; }", "async Task A(IGreeter g) { await Task.Yield(); await g.GreetAsync(\"a\"); }")]
    [InlineData("async Task<int> A(IGreeter g) => await Task.FromResult({|WXT802:g.Greet(\"a\")|}.Length);", "async Task<int> A(IGreeter g) => await Task.FromResult((await g.GreetAsync(\"a\")).Length);")]
    [InlineData("async Task A(IGreeter g) { await Task.Yield(); var b = /* why */ {|WXT802:g.Greet(name: \"a\")|} + \"b\"; }", "async Task A(IGreeter g) { await Task.Yield(); var b = /* why */ await g.GreetAsync(name: \"a\") + \"b\"; }")]
    [InlineData("async Task A(IGreeter g) { await Task.Yield(); var b = {|WXT802:g.Greet(\"a\")|}?.Length; }", "async Task A(IGreeter g) { await Task.Yield(); var b = (await g.GreetAsync(\"a\"))?.Length; }")]
    [InlineData("async Task A(IGreeter g, List<string>? b) { await Task.Yield(); b?.Add({|WXT802:g.Greet(\"a\")|}); }", "async Task A(IGreeter g, List<string>? b) { await Task.Yield(); b?.Add(await g.GreetAsync(\"a\")); }")]
    [InlineData("async Task A(IGreeter g) { await Task.Yield(); {|WXT802:g.Greet(\"a\")|}; {|WXT802:g.Greet(\"b\")|}; }", "async Task A(IGreeter g) { await Task.Yield(); await g.GreetAsync(\"a\"); await g.GreetAsync(\"b\"); }", 2)]
    public Task Awaits_the_twin(string before, string after, int iterations = 1) => FixTest<AwaitTwinCodeFix>.Check(Class(before), Class(after), iterations);

    [Fact]
    public Task Does_not_await_what_may_be_no_task() =>
        FixTest<AwaitTwinCodeFix>.CheckNone(Class("async Task A(IGreeter? g) { await Task.Yield(); g?{|WXT802:.Greet(\"a\")|}; var b = g?{|WXT802:.Greet(\"a\")|}.Length; }"));

    [Theory]
    [InlineData("void A(PluginPool p) { var {|WXT803:lease|} = p.Rent(); }", "void A(PluginPool p) { using var lease = p.Rent(); }")]
    [InlineData("async Task A(PluginPool p) { var {|WXT803:lease|} = await p.RentAsync(); }", "async Task A(PluginPool p) { await using var lease = await p.RentAsync(); }")]
    [InlineData("async Task A(PluginPool p) { await Task.Yield(); lock (p) { var {|WXT803:lease|} = p.Rent(); } }", "async Task A(PluginPool p) { await Task.Yield(); lock (p) { using var lease = p.Rent(); } }")]
    [InlineData("async Task A(PluginPool p) { await Task.Yield(); Action b = () => { var {|WXT803:lease|} = p.Rent(); }; }", "async Task A(PluginPool p) { await Task.Yield(); Action b = () => { using var lease = p.Rent(); }; }")]
    [InlineData("async Task A(ExtismHost h, PluginSource s) { CompiledPlugin {|WXT803:c|} = await h.CompileAsync(s); }", "async Task A(ExtismHost h, PluginSource s) { using CompiledPlugin c = await h.CompileAsync(s); }")]
    [InlineData("void A(CompiledPlugin c) {\n    // why\n    PluginPool {|WXT803:p|} = c.Pool(); // max\n    var {|WXT803:l|} = p.Rent(); }", "void A(CompiledPlugin c) {\n    // why\n    using PluginPool p = c.Pool(); // max\n    using var l = p.Rent(); }", 2)]
    public Task Adds_using(string before, string after, int iterations = 1) => FixTest<AddUsingCodeFix>.Check(Class(before), Class(after), iterations);

    [Theory]
    [InlineData("void A(PluginPool p) { PluginLease {|WXT803:a|} = p.Rent(), b = p.Rent(); b.Dispose(); }")]
    [InlineData("void A(PluginPool p, int i) { switch (i) { case 1: var {|WXT803:a|} = p.Rent(); break; } }")]
    public Task Adds_no_using_where_it_would_say_more_or_be_an_error(string source) => FixTest<AddUsingCodeFix>.CheckNone(Class(source));

    private static string Class(string member) => $"{Greeter}public class Hall {{ {member} }}";
}
