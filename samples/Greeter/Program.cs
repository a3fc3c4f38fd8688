// Loads plugins that were written in five languages through one interface, and shows what a host sees when plugins go wrong.
// Each chapter is independent; read the one you need.
using System.Buffers;
using System.Text;
using Greeter;
using WebXtism;

string plugins = Path.Combine(AppContext.BaseDirectory, "plugins");
await using var host = new ExtismHost();

Report.Chapter("One interface, five languages");
foreach (string language in (string[])["wat", "c", "rust", "assemblyscript", "zig"])
{
    var greeter = await host.LoadAsync<IGreeter>(PluginSource.File(Path.Combine(plugins, $"greeter.{language}.wasm")), options =>
        options.Config["greeting"] = "Hello");
    VowelReport vowels = greeter.CountVowels("Ada Lovelace");
    Report.Line(language, $"{greeter.Greet("Ada")}  {vowels}");
}

Report.Chapter("The plugin calls the application");
var visitors = await IVisitors.LoadAsync(host, PluginSource.File(Path.Combine(plugins, "kv.c.wasm")), new KeyValueStore());
visitors.Visit("Ada");
Report.Line("kv_read, kv_write", visitors.Visit("Ada"));

Report.Chapter("Two parameters, and a method that the plugin lacks");
var people = await host.LoadAsync<IPeople>(PluginSource.File(Path.Combine(plugins, "people.rust.wasm")), options =>
    options.HostFunctions.Add(new Titles()));
Report.Line("introduce", $"{people.Introduce("Ada", 36)}");
Report.Line("dismiss", people.Dismiss("Ada"));

Report.Chapter("Payloads of many kinds");
var toolbox = await IToolbox.LoadAsync(host, PluginSource.File(Path.Combine(plugins, "conformance.rust.wasm")), new Words(), options =>
    options.Config["color"] = "green");
var shout = new ArrayBufferWriter<byte>();
toolbox.Upper("hello"u8, shout);
Report.Line("bytes", Encoding.UTF8.GetString(shout.WrittenSpan));
Report.Line("null or not", $"{toolbox.Config("color")}, {toolbox.Config("size") ?? "null"}");
Report.Line("an enum", $"{toolbox.Echo(Direction.South)}");
Report.Line("a number, twice", $"{toolbox.Count()}, {await toolbox.CountAsync()}");
Report.Line("a codec", $"{toolbox.HostAdd(new Sum(40, 2))}");
Report.Line("asynchronous", await toolbox.HostAsync("stressed"));

Report.Chapter("A plugin reports an error");
var failing = await host.LoadAsync<IFailing>(PluginSource.File(Path.Combine(plugins, "errors.assemblyscript.wasm")));
Report.Failure(() => failing.Fail("no such user"));

Report.Chapter("A plugin traps");
var crashing = await host.LoadAsync<ICrashing>(PluginSource.File(Path.Combine(plugins, "trap.rust.wasm")));
Report.Failure(crashing.Crash);

Report.Chapter("A plugin does not end");
var looping = await host.LoadAsync<ILooping>(PluginSource.File(Path.Combine(plugins, "loop.c.wasm")), options =>
    options.Timeout = TimeSpan.FromMilliseconds(250));
Report.Failure(looping.Spin);
Report.Line("and then", looping.CountTo("1000"));

Report.Chapter("Many threads, one pool");
using (CompiledPlugin<IGreeter> shared = await host.CompileAsync<IGreeter>(PluginSource.File(Path.Combine(plugins, "greeter.rust.wasm"))))
await using (PluginPool<IGreeter> pool = shared.Pool(max: 2))
{
    Parallel.For(0, 100, i => pool.Plugin.Greet($"caller {i}"));
    Report.Line("after 100 calls", $"no more than {pool.Max} instances");
    await using PluginLease<IGreeter> lease = await pool.RentAsync();
    lease.Plugin.CountVowels("Ada");
    Report.Line("one instance", $"{lease.Plugin.CountVowels("Bob")}");
}

Report.Chapter("A thread calls a plugin of another thread");
using CompiledPlugin<IGreeter> compiled = await host.CompileAsync<IGreeter>(
    PluginSource.File(Path.Combine(plugins, "greeter.rust.wasm")), options => options.Affinity = PluginAffinity.Thread);
IGreeter mine = compiled.Instantiate();
var other = new Thread(() => Report.Failure(() => mine.Greet("Bob")));
other.Start();
other.Join();
Report.Line("its own thread", mine.Greet("Bob"));
