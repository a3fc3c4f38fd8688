using WebXtism.CodeFixes;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Fixes;

public sealed class HostFunctionCodeFixTests
{
    private const string Function = "{ [HostFunction] public static void Log() { } }";

    [Theory]
    [InlineData("public abstract partial class {|WXT301:Store|}", "public partial class Store")]
    [InlineData("abstract class {|WXT301:Store|}", "partial class Store")]
    [InlineData("// why\npublic static class {|WXT301:Store|}", "// why\npublic partial class Store")]
    [InlineData("/* why */ static partial class {|WXT301:Store|} /* how */", "/* why */ partial class Store /* how */")]
    [InlineData("public\n#if !X\nstatic\n#endif\npartial class {|WXT301:Store|}", "public\n#if !X\n#endif\npartial class Store")]
    public Task Takes_the_words_from_a_class_that_is_no_object(string before, string after) =>
        FixTest<DropModifierCodeFix>.Check($"{before} {Function}", $"{after} {Function}");

    [Fact]
    public Task Takes_them_from_all_parts() =>
        FixTest<DropModifierCodeFix>.Check(
            ["partial class Outer { public abstract partial class {|WXT301:Store|} " + Function + " abstract class {|WXT301:Other|} " + Function + " }", "partial class Outer { abstract partial class Store { } }"],
            ["partial class Outer { public partial class Store " + Function + " partial class Other " + Function + " }", "partial class Outer { partial class Store { } }"],
            iterations: 2);

    [Theory]
    [InlineData("public abstract partial class {|WXT301:Store|} { [HostFunction] public static void Log() { } public abstract void Other(); }")]
    [InlineData("public static partial class {|WXT301:Store|} { [HostFunction] public static void Log() { } public static void Other(this string s) { } }")]
    [InlineData("public partial class {|WXT301:Store|}<T> { [HostFunction] public static void Log() { } }")]
    [InlineData("public partial struct {|WXT301:Store|} { [HostFunction] public static void Log() { } }")]
    public Task Offers_nothing_where_the_words_are_needed_or_not_the_reason(string source) => FixTest<DropModifierCodeFix>.CheckNone(source);

    [Theory]
    [InlineData("[HostFunction] public async void {|WXT306:Log|}() => await Task.Yield();", "[HostFunction] public async Task Log() => await Task.Yield();")]
    [InlineData("/// <summary>Logs.</summary>\n    [HostFunction]\n    public async /* why */ void {|WXT306:Log|}(string line) // how\n    {\n        await Task.Yield();\n        return;\n    }", "/// <summary>Logs.</summary>\n    [HostFunction]\n    public async /* why */ Task Log(string line) // how\n    {\n        await Task.Yield();\n        return;\n    }")]
    public Task Returns_the_task(string before, string after) => FixTest<ReturnTaskCodeFix>.Check(Class(before), Class(after));

    [Fact]
    public Task Adds_the_using_directive_of_Task() =>
        FixTest<ReturnTaskCodeFix>.CheckWithoutUsings(
            "using WebXtism;\n\npublic sealed partial class Store\n{\n    [HostFunction] public async void {|WXT306:A|}() { await System.Console.Out.WriteLineAsync(); }\n    [HostFunction] public async void {|WXT306:B|}() { await System.Console.Out.WriteLineAsync(); }\n}\n",
            "using System.Threading.Tasks;\nusing WebXtism;\n\npublic sealed partial class Store\n{\n    [HostFunction] public async Task A() { await System.Console.Out.WriteLineAsync(); }\n    [HostFunction] public async Task B() { await System.Console.Out.WriteLineAsync(); }\n}\n",
            iterations: 2);

    [Theory]
    [InlineData("[HostFunction] public virtual async void {|WXT306:Log|}() => await Task.Yield();")]
    [InlineData("[HostFunction] public partial void {|WXT306:Log|}(); public async partial void Log() => await Task.Yield();")]
    public Task Offers_nothing_where_others_say_void_too(string member) => FixTest<ReturnTaskCodeFix>.CheckNone($"public partial class Store {{ {member} }}");

    [Fact]
    public Task Offers_nothing_where_an_interface_says_void() =>
        FixTest<ReturnTaskCodeFix>.CheckNone("public interface ILog { void Log(); } public partial class Store : ILog { [HostFunction] public async void {|WXT306:Log|}() => await Task.Yield(); }");

    [Theory]
    [InlineData("[HostFunction] public void {|WXT302:Log|}(int level, HostCall call) { }", "[HostFunction] public void Log(HostCall call, int level) { }")]
    [InlineData("[HostFunction] public void {|WXT302:Log|}(CancellationToken stop, int level) { }", "[HostFunction] public void Log(int level, CancellationToken stop) { }")]
    [InlineData("[HostFunction] public void {|WXT302:Log|}(\n        CancellationToken stop,\n        int level, // how bad\n        HostCall call) { }", "[HostFunction] public void Log(\n        HostCall call,\n        int level, // how bad\n        CancellationToken stop) { }")]
    public Task Moves_what_the_host_passes_to_its_place(string before, string after) => FixTest<MoveParameterCodeFix>.Check(Class(before), Class(after));

    [Theory]
    [InlineData("[HostFunction] public void {|WXT302:Log|}(CancellationToken stop, CancellationToken other) { }")]
    [InlineData("[HostFunction] public void {|WXT302:Log|}(ref int level) { }")]
    public Task Moves_nothing_where_that_is_no_remedy(string member) => FixTest<MoveParameterCodeFix>.CheckNone(Class(member));

    private static string Class(string members) => $"public sealed partial class Store\n{{\n    {members}\n}}\n";
}
