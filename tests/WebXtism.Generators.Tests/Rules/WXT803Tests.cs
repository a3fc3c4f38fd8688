using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT803Tests
{
    [Theory]
    [InlineData("void A(PluginPool pool) { var {|WXT803:lease|} = pool.Rent(); }")]
    [InlineData("void A(PluginPool pool) { PluginLease {|WXT803:a|} = pool.Rent(), {|WXT803:b|} = pool.Rent(); }")]
    [InlineData("string A(PluginPool<IGreeter> pool) { PluginLease<IGreeter> {|WXT803:lease|} = pool.Rent(); return lease.Plugin.Greet(\"a\"); }")]
    [InlineData("async Task A(PluginPool<IGreeter> pool) { var {|WXT803:lease|} = await pool.RentAsync(); lease.Plugin.Greet(\"a\"); }")]
    [InlineData("async Task A(PluginPool pool) { var {|WXT803:lease|} = await pool.RentAsync().ConfigureAwait(false); }")]
    [InlineData("void A(PluginPool pool) { var {|WXT803:lease|} = pool.RentAsync().AsTask().GetAwaiter().GetResult(); }")]
    [InlineData("void A(PluginPool pool) { var {|WXT803:lease|} = pool.RentAsync().AsTask().Result; }")]
    [InlineData("int A(CompiledPlugin compiled) { PluginPool {|WXT803:pool|} = compiled.Pool(); pool.Plugin.CallText(\"a\", \"b\"); return pool.Count; }")]
    [InlineData("async Task A(CompiledPlugin<IGreeter> compiled) { var {|WXT803:pool|} = compiled.Pool(); await pool.WarmUpAsync(1); }")]
    [InlineData("async Task<Plugin> A(ExtismHost host, PluginSource source) { CompiledPlugin {|WXT803:compiled|} = await host.CompileAsync(source); return compiled.Instantiate(); }")]
    [InlineData("async Task<IGreeter> A(ExtismHost host, PluginSource source) { var {|WXT803:compiled|} = await host.CompileAsync<IGreeter>(source); return compiled.Instantiate(); }")]
    [InlineData("void A(PluginPool pool) { Action b = () => { var {|WXT803:lease|} = pool.Rent(); lease.Plugin.Reset(); }; }")]
    [InlineData("void A(PluginPool pool) { void B() { var {|WXT803:lease|} = pool.Rent(); } }")]
    public Task Reports_locals_that_are_never_disposed(string member) => Check(member);

    [Theory]
    [InlineData("void A(PluginPool pool) { using var lease = pool.Rent(); }")]
    [InlineData("void A(PluginPool pool) { using (var lease = pool.Rent()) { } }")]
    [InlineData("void A(PluginPool pool) { var lease = pool.Rent(); using (lease) { } }")]
    [InlineData("async Task A(PluginPool pool) { await using var lease = await pool.RentAsync(); }")]
    [InlineData("async Task A(PluginPool pool) { var lease = pool.Rent(); await using (lease) { } }")]
    [InlineData("async Task A(PluginPool pool) { var lease = pool.Rent(); await using (lease.ConfigureAwait(false)) { } }")]
    [InlineData("void A(PluginPool pool) { var lease = pool.Rent(); try { } finally { lease.Dispose(); } }")]
    [InlineData("void A(PluginPool pool) { var lease = pool.Rent(); lease?.Dispose(); }")]
    [InlineData("void A(PluginPool pool) { var lease = pool.Rent(); ((IDisposable)lease).Dispose(); }")]
    [InlineData("async Task A(PluginPool pool) { var lease = pool.Rent(); await lease.DisposeAsync(); }")]
    [InlineData("void A(PluginPool pool) { var lease = pool.Rent(); void End() => lease.Dispose(); End(); }")]
    public Task Accepts_locals_that_are_disposed(string member) => Check(member);

    [Theory]
    [InlineData("PluginLease A(PluginPool pool) { var lease = pool.Rent(); return lease; }")]
    [InlineData("IEnumerable<PluginLease> A(PluginPool pool) { var lease = pool.Rent(); yield return lease; }")]
    [InlineData("object A(PluginPool pool) { var lease = pool.Rent(); return (lease, 1); }")]
    [InlineData("object A(PluginPool pool) { var lease = pool.Rent(); return new[] { lease }; }")]
    [InlineData("PluginLease? _field; void A(PluginPool pool) { var lease = pool.Rent(); _field = lease; }")]
    [InlineData("PluginLease? _field; void A(PluginPool pool) { var lease = pool.Rent(); _field ??= lease; }")]
    [InlineData("void A(PluginPool pool, out PluginLease a) { var lease = pool.Rent(); a = lease; }")]
    [InlineData("void A(PluginPool pool, Stack<PluginLease> all) { var lease = pool.Rent(); all.Push(lease); }")]
    [InlineData("void A(PluginPool pool, List<object> all) { var lease = pool.Rent(); all.Add(lease); }")]
    [InlineData("void A(PluginPool pool) { var lease = pool.Rent(); var other = lease; other.Dispose(); }")]
    [InlineData("void A(PluginPool pool) { var lease = pool.Rent(); Action end = lease.Dispose; end(); }")]
    [InlineData("Action A(PluginPool pool) { var lease = pool.Rent(); return () => lease.Plugin.Reset(); }")]
    [InlineData("void A(PluginPool pool, bool b) { var lease = b ? pool.Rent() : null; }")]
    [InlineData("void A(PluginPool pool) { var lease = pool.Rent(); lease = null; }")]
    [InlineData("Plugin A(PluginPool pool) { var lease = pool.Rent(); return lease.Plugin; }")]
    [InlineData("IGreeter A(CompiledPlugin<IGreeter> compiled) { var pool = compiled.Pool(); return pool.Plugin; }")]
    [InlineData("Func<string, string> A(PluginPool<IGreeter> pool) { var lease = pool.Rent(); return lease.Plugin.Greet; }")]
    [InlineData("string A(PluginPool pool) { var lease = pool.Rent(); return lease switch { { Plugin: var p } => p.ToString()! }; }")]
    [InlineData("void A(PluginPool pool) { PluginLease Local(PluginLease l) => l; var lease = pool.Rent(); Local(lease).Dispose(); }")]
    public Task Accepts_locals_that_go_elsewhere(string member) => Check(member);

    [Theory]
    [InlineData("void A(Func<PluginLease> get) { var lease = get(); }")]
    [InlineData("PluginPool Shared() => null!; void A() { var pool = Shared(); pool.Plugin.Reset(); }")]
    [InlineData("PluginPool _pool = null!; void A() { var pool = _pool; pool.Plugin.Reset(); }")]
    [InlineData("void A(PluginPool given) { PluginPool pool = given; pool.Plugin.Reset(); }")]
    [InlineData("void A(Dictionary<string, PluginPool> pools) { if (pools.TryGetValue(\"a\", out PluginPool? pool)) { pool.Plugin.Reset(); } }")]
    [InlineData("void A(IServiceProvider services) { var pool = (PluginPool)services.GetService(typeof(PluginPool))!; pool.Plugin.Reset(); }")]
    [InlineData("void A(IEnumerable<PluginPool> pools) { foreach (PluginPool pool in pools) { pool.Plugin.Reset(); } }")]
    [InlineData("async Task A(Task<PluginPool> made) { var pool = await made; pool.Plugin.Reset(); }")]
    [InlineData("void A(Lazy<PluginPool> made) { var pool = made.Value; pool.Plugin.Reset(); }")]
    [InlineData("void A(PluginPool pool) { var lease = pool.RentAsync(); }")]
    [InlineData("void A(CompiledPlugin compiled) { Plugin plugin = compiled.Instantiate(); }")]
    [InlineData("PluginPool? _pool; void A(CompiledPlugin compiled) { _pool = compiled.Pool(); }")]
    public Task Accepts_what_belongs_to_somebody_else_or_is_no_such_object(string member) => Check(member);

    private static Task Check(string member) => RuleTest.Check(UserCode.Interface("string Greet(string name);"), UserCode.Class(member));
}
