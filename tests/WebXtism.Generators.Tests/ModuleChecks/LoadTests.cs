using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.ModuleChecks;

/// <summary>The generated <c>LoadAsync</c> of an interface that lists its imports.</summary>
public sealed class LoadTests
{
    private const string Guest = """
        (module
          (import "extism:host/user" "add" (func $add (param i64 i64) (result i64)))
          (import "extism:host/user" "level" (func $level (result i32)))
          (func (export "check") (result i32)
            (i32.sub (i32.wrap_i64 (call $add (i64.const 40) (i64.const 1))) (call $level))))
        """;

    private const string Declarations = """
        namespace Demo;
        [ExtismPlugin(Imports = [typeof(Sums), typeof(@event)])]
        public partial interface IChecker { void Check(); }
        public sealed partial class Sums { [HostFunction] public long Add(long a, long b) => a + b; }
        public sealed partial class @event(int level) { [HostFunction] public int Level() => level; }
        """;

    [Fact]
    public void Imports_are_parameters() => Snapshot.Match(Generated.From(UserCode.Compile(Declarations)).Clean());

    [Fact]
    public void The_method_can_be_seen_by_those_who_see_its_parameters() =>
        Generated.From(
            UserCode.Compile("[ExtismPlugin(Imports = [typeof(Outer.Store)])] public partial interface I { } public partial class Outer { internal sealed partial class Store { [HostFunction] public void Log() { } } }"))
            .Clean().Also(static generated => Assert.Contains("    internal static ", generated.Files["I.Plugin.g.cs"], StringComparison.Ordinal));

    [Fact]
    public void An_interface_and_its_base_may_both_have_one() =>
        Generated.From(
            UserCode.Compile(
                """
                [ExtismPlugin(Imports = [])] public partial interface IBase { void A(); }
                [ExtismPlugin(Imports = [])] public partial interface IMore : IBase { void B(); }
                """)).Clean();

    [Fact]
    public async Task The_plugin_gets_them()
    {
        string[] lines =
        [
            .. await UserProgram.Run(
                Guest,
                """
                var good = await IChecker.LoadAsync(host, source, new Sums(), new @event(41));
                good.Check();
                var bad = await IChecker.LoadAsync(host, source, new Sums(), new @event(0), options => options.Name = "bad");
                try { bad.Check(); } catch (PluginCallException e) { lines.Add(e.ExitCode + " " + e.PluginName); }
                try { await IChecker.LoadAsync(host, source, null!, new @event(0)); } catch (ArgumentNullException e) { lines.Add(e.ParamName!); }
                """,
                Declarations),
        ];

        Assert.Equal(["41 bad", "sums"], lines);
    }
}
