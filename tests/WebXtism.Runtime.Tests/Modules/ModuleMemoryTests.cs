using System.Text;
using WebXtism.Engine;
using WebXtism.Tests.Wasi;

namespace WebXtism.Tests.Modules;

/// <summary>Host functions that take pointers serve each module with its own memory.</summary>
public sealed class ModuleMemoryTests : ModuleTests
{
    private static readonly string s_random = WasiSignatures.Import("random_get");

    // Fills its own first byte with the next random byte, then returns it.
    private static readonly string s_module = $"""
        (module {s_random}
          (memory (export "memory") 1)
          (func (export "draw") (drop (call $random_get (i32.const 0) (i32.const 1))))
          (func (export "see") (result i32) (i32.load8_u (i32.const 0))))
        """;

    private static void CountUp(PluginOptions options)
    {
        byte next = 1;
        options.Wasi = new() { Random = buffer => buffer.Fill(next++) };
    }

    private static string Caller(string memory) => $"""
        (module {s_random}
          (import "a" "draw" (func $draw_a)) (import "a" "see" (func $see_a (result i32)))
          (import "b" "draw" (func $draw_b)) (import "b" "see" (func $see_b (result i32)))
          {memory}
          (func (export "draw") (drop (call $random_get (i32.const 0) (i32.const 1))))
          (func (export "draw_a") (call $draw_a)) (func (export "draw_b") (call $draw_b))
          (func (export "see_a") (result i32) (call $see_a)) (func (export "see_b") (result i32) (call $see_b))
          (func (export "see") (result i32) (i32.load8_u (i32.const 0))))
        """;

    [Fact]
    public void Each_module_is_served_with_its_own()
    {
        Plugin plugin = LoadSource(Source(Caller("""(memory (export "memory") 1)"""), ("a", s_module), ("b", s_module)), CountUp);

        plugin.Call("draw_a");
        plugin.Call("draw");
        plugin.Call("draw_b");
        Assert.Equal([2, 1, 3], [Result(plugin, "see"), Result(plugin, "see_a"), Result(plugin, "see_b")]);

        plugin.Call("draw");
        plugin.Call("draw_b");
        plugin.Call("draw_a");
        Assert.Equal([4, 6, 5], [Result(plugin, "see"), Result(plugin, "see_a"), Result(plugin, "see_b")]);
    }

    [Fact]
    public void A_module_without_one_is_told_so_and_the_others_are_served()
    {
        Plugin plugin = LoadSource(Source(Caller("(memory 1)"), ("a", s_module), ("b", s_module)), options =>
        {
            CountUp(options);
            options.KeepAfterTrap = true;
        });
        plugin.Call("draw_a");

        Says(Fails<HostFunctionException>(() => plugin.Call("draw")), "exports no memory under the name 'memory'");
        plugin.Call("draw_b");
        Says(Fails<HostFunctionException>(() => plugin.Call("draw")), "exports no memory under the name 'memory'");

        Assert.Equal([1, 2], [Result(plugin, "see_a"), Result(plugin, "see_b")]);
    }

    [Fact]
    public void Whoever_calls_a_function_that_was_passed_on_is_the_one_who_is_served()
    {
        Plugin plugin = LoadSource(
            Source(
                """
                (module
                  (import "lib" "random_get" (func $random_get (param i32 i32) (result i32)))
                  (import "lib" "draw" (func $draw))
                  (import "lib" "see" (func $see_lib (result i32)))
                  (memory (export "memory") 1)
                  (func (export "run") (result i32)
                    (call $draw)
                    (drop (call $random_get (i32.const 0) (i32.const 1)))
                    (i32.add (i32.mul (i32.const 10) (call $see_lib)) (i32.load8_u (i32.const 0)))))
                """,
                ("lib", s_module[..s_module.LastIndexOf(')')] + """(export "random_get" (func $random_get)))""")),
            CountUp);

        Assert.Equal(12, Result(plugin, "run"));
    }

    [Fact]
    public void A_library_that_starts_before_main_is_served_with_its_own()
    {
        var written = new StringBuilder();
        LoadSource(
            Source(
                """(module (memory (export "memory") 1) (data (i32.const 0) "wrong"))""",
                ("lib", $"""
                (module {WasiSignatures.Import("fd_write")}
                  (memory (export "memory") 1)
                  (data (i32.const 0) "\08\00\00\00\05\00\00\00early")
                  (func $start (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 100))))
                  (start $start))
                """)),
            options => options.Wasi = new() { StandardOutput = WasiOutput.Callback(bytes => written.Append(Encoding.UTF8.GetString(bytes))) });

        Assert.Equal("early", written.ToString());
    }

    [Fact]
    public void A_memory_that_several_modules_export_is_one()
    {
        var seen = new List<GuestMemory>();
        Plugin plugin = LoadSource(
            Source(
                """(module (import "test" "peek" (func $peek)) (import "lib" "peek" (func $peek_lib)) (import "lib" "memory" (memory 1)) (export "memory" (memory 0)) (func (export "run") (call $peek) (call $peek_lib) (call $peek)))""",
                ("lib", """(module (import "test" "peek" (func $peek)) (memory (export "memory") 1) (func (export "peek") (call $peek)))""")),
            options => options.HostFunctions.Add(new HostFunction("test", "peek", [], null, call => seen.Add(call.GuestMemory))));
        plugin.Call("run");

        Assert.Equal(3, seen.Count);
        Assert.Single(seen.Distinct());
    }

    [Fact]
    public void Host_functions_of_a_library_allocate_nothing()
    {
        Plugin plugin = LoadSource(
            Source(
                """(module (import "test" "peek" (func $peek)) (import "lib" "peek" (func $peek_lib)) (memory (export "memory") 1) (func (export "run") (call $peek) (call $peek_lib) (call $peek)))""",
                ("lib", """(module (import "test" "peek" (func $peek)) (memory (export "memory") 1) (func (export "peek") (call $peek)))""")),
            options => options.HostFunctions.Add(new HostFunction("test", "peek", [], null, static call => call.GuestMemory.Contains(0, 1))));
        plugin.Call("run");

        Assert.Equal(0, AllocatedBytes.By(() => plugin.Call("run")));
    }
}
