using WebXtism.Engine;

namespace WebXtism.Tests.Limits;

/// <summary>What all memories of an instance may take together. The kernel's is one of them: a page at first.</summary>
public sealed class MemoryLimitTests : GuestTests
{
    private const int Page = 64 * 1024;

    // "grow" grows until that fails and returns what the input says; "alloc" takes blocks of plugin memory until there are none.
    private const string Grower = """
        (module
          (import "extism:host/env" "alloc" (func $alloc (param i64) (result i64)))
          (import "extism:host/env" "input_length" (func $input_length (result i64)))
          (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
          (import "extism:host/env" "error_set" (func $error_set (param i64)))
          (memory 1)
          (func $grow (loop $more (br_if $more (i32.ne (memory.grow (i32.const 1)) (i32.const -1)))))
          (func (export "cope") (call $grow))
          (func (export "trap") (call $grow) unreachable)
          (func (export "fail") (result i32) (call $grow) (i32.const 7))
          (func (export "report") (result i32) (call $grow) (call $error_set (call $alloc (i64.const 8))) (i32.const 1))
          (func (export "alloc") (loop $more (br_if $more (i64.ne (call $alloc (i64.const 10000)) (i64.const 0)))) unreachable)
          (func (export "crash") unreachable)
          (func (export "echo") (call $output_set (call $alloc (i64.const 8)) (i64.const 8))))
        """;

    [Theory]
    [InlineData("trap", -1)]
    [InlineData("fail", 7)]
    [InlineData("alloc", -1)]
    public void A_call_that_fails_for_want_of_memory_names_the_limit(string export, int code)
    {
        Plugin plugin = LoadText(Grower, options => options.MaxMemoryBytes = 10 * Page);

        var exception = Fails<PluginLimitException>(() => plugin.Call(export));

        Assert.Equal((PluginLimit.Memory, "guest", export, code), (exception.Limit, exception.PluginName, exception.Export, exception.ExitCode));
        Assert.Equal($"'{export}' of 'guest' ran out of memory. PluginOptions.MaxMemoryBytes allows 655360 bytes in all; 655360 were in use and 65536 more were wanted.", exception.Message);
        Assert.Equal(code == 7 ? typeof(PluginCallException) : typeof(PluginTrapException), exception.InnerException!.GetType());
        plugin.Call("cope");
    }

    [Fact]
    public void The_guests_own_words_are_kept()
    {
        Plugin plugin = LoadText(Grower, options => options.MaxMemoryBytes = 10 * Page);

        var exception = Fails<PluginLimitException>(() => plugin.Call("report"));

        Assert.Equal((new string('\0', 8), 1), (exception.ErrorText, exception.ExitCode));
    }

    [Fact]
    public void A_guest_that_copes_goes_on()
    {
        Plugin plugin = LoadText(Grower, options => options.MaxMemoryBytes = 10 * Page);

        plugin.Call("cope");
        plugin.Call("cope");
        Assert.Equal(8, plugin.Call("echo").Length);

        // A later failure has other reasons.
        Assert.Equal(TrapCode.Unreachable, Fails<PluginTrapException>(() => plugin.Call("crash")).TrapCode);
    }

    [Fact]
    public void A_new_instance_has_all_of_it_again()
    {
        Plugin plugin = LoadText(Grower, options => options.MaxMemoryBytes = 4 * Page);
        for (int i = 0; i < 3; i++)
        {
            Says(Fails<PluginLimitException>(() => plugin.Call("trap")), "262144 bytes in all; 262144 were in use");
        }
    }

    [Theory]
    [InlineData("(memory 65536)", 65536UL)]
    [InlineData("(memory $a 3) (memory $b 4) (memory $c 5)", 5UL)]
    [InlineData("(memory $a 0) (memory $b 65536) (memory $c 65536) (memory $d 65536)", 65536UL)]
    [InlineData("(memory i64 281474976710655)", 281474976710655UL)]
    public void Memories_that_are_too_large_from_the_start_are_refused(string memories, ulong wanted)
    {
        var exception = Fails<PluginLimitException>(() => LoadText($"""(module {memories} (func (export "run")))""", options => options.MaxMemoryBytes = 10 * Page));

        Assert.Equal((PluginLimit.Memory, ""), (exception.Limit, exception.Export));
        Says(exception, "The initialisation of 'guest' ran out of memory. PluginOptions.MaxMemoryBytes allows 655360 bytes in all;", $" and {wanted * Page} more were wanted.");
    }

    [Fact]
    public void Several_memories_share_the_limit_whether_exported_or_not()
    {
        Plugin plugin = LoadText("""
            (module
              (memory $a 1) (memory $b 1) (memory (export "memory") 1)
              (func (export "grow") (result i32)
                (if (i32.ne (memory.grow $a (i32.const 2)) (i32.const 1)) (then unreachable))
                (if (i32.ne (memory.grow $b (i32.const 2)) (i32.const 1)) (then unreachable))
                (i32.store8 $a (i32.const 196607) (i32.const 1))
                (i32.store8 $b (i32.const 196607) (i32.const 1))
                (memory.grow $b (i32.const 3)))
              (func (export "beyond") (i32.store8 $a (i32.const 196608) (i32.const 1))))
            """, options => options.MaxMemoryBytes = 10 * Page);

        Says(Fails<PluginLimitException>(() => plugin.Call("grow")), "655360 bytes in all; 524288 were in use and 196608 more were wanted");
        Assert.Equal(TrapCode.MemoryOutOfBounds, Fails<PluginTrapException>(() => plugin.Call("beyond")).TrapCode);
    }

    [Fact]
    public void Memory_is_zeroed_holds_its_data_and_does_not_move()
    {
        Plugin plugin = LoadText("""
            (module
              (memory 1)
              (data (i32.const 65530) "hello")
              (func (export "run") (result i32)
                (local $at i32)
                (if (i32.eq (memory.grow (i32.const 20)) (i32.const -1)) (then unreachable))
                (if (i32.ne (i32.load8_u (i32.const 65530)) (i32.const 104)) (then unreachable))
                (local.set $at (i32.const 65536))
                (loop $next
                  (if (i64.ne (i64.load (local.get $at)) (i64.const 0)) (then unreachable))
                  (i64.store (local.get $at) (i64.const -1))
                  (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (i32.const 1376256))))
                (i32.const 0)))
            """, options => options.MaxMemoryBytes = 22 * Page);

        plugin.Call("run");
    }

    [Fact]
    public void What_the_host_writes_for_the_guest_counts()
    {
        Plugin plugin = LoadText(Guest.Echo, options => options.MaxMemoryBytes = 4 * Page);
        Assert.Equal(3 * Page, plugin.Call("echo", new byte[3 * Page]).Length);

        var exception = Fails<PluginLimitException>(() => plugin.Call("echo", new byte[4 * Page]));

        Assert.Equal(PluginLimit.Memory, exception.Limit);
        Says(exception, "The input of 'echo' of 'guest' does not fit into plugin memory. PluginOptions.MaxMemoryBytes allows 262144 bytes in all; 262144 were in use and 65536 more were wanted.");
        Assert.Single(plugin.Call("echo", new byte[1]));
    }

    [Fact]
    public void A_result_of_a_host_function_counts()
    {
        Plugin plugin = LoadText(
            """(module (import "test" "get" (func $get (result i64))) (func (export "run") (drop (call $get))))""",
            options =>
            {
                options.MaxMemoryBytes = 4 * Page;
                options.HostFunctions.Add(new HostFunction("test", "get", [], ValueKind.I64, call => call.SetBytes(new byte[5 * Page])));
            });

        var exception = Fails<PluginLimitException>(() => plugin.Call("run"));

        Says(exception, "The result of the host function 'test::get' does not fit", "PluginOptions.MaxMemoryBytes allows 262144 bytes in all");
    }

    [Fact]
    public void The_heap_of_garbage_collected_objects_counts()
    {
        Plugin plugin = LoadText("""
            (module
              (type $bytes (array (mut i8)))
              (type $list (array (mut (ref null $bytes))))
              (func (export "run")
                (local $list (ref $list)) (local $i i32)
                (local.set $list (array.new_default $list (i32.const 1000)))
                (loop $more
                  (array.set $list (local.get $list) (local.get $i) (array.new $bytes (i32.const 1) (i32.const 100000)))
                  (br_if $more (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 1000))))))
            """, options => options.MaxMemoryBytes = 64 * Page);

        var exception = Fails<PluginLimitException>(() => plugin.Call("run"));

        Says(exception, "PluginOptions.MaxMemoryBytes allows 4194304 bytes in all");
    }

    [Theory]
    [InlineData("(table 20000 funcref)", 1, 20_000)]
    [InlineData("(table 1 funcref) (table 5000 6000 externref)", 2, 5_000)]
    public void Tables_that_are_too_large_from_the_start_are_refused(string tables, int count, int elements)
    {
        var exception = Fails<PluginLimitException>(() => LoadText($"(module {tables})", options => options.MaxMemoryBytes = Page));

        Assert.Equal(PluginLimit.Memory, exception.Limit);
        Says(exception, $"one of its tables has {elements} elements, and PluginOptions.MaxMemoryBytes of 65536 bytes allows {Page / 8 / count} in each of {count}.");
    }

    [Fact]
    public void A_table_grows_as_far_as_the_limit_lets_it()
    {
        Plugin plugin = LoadText("""
            (module
              (import "extism:host/env" "alloc" (func $alloc (param i64) (result i64)))
              (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
              (table 0 funcref)
              (func (export "run") (result i32)
                (loop $more (br_if $more (i32.ne (table.grow (ref.null func) (i32.const 1024)) (i32.const -1))))
                (call $output_set (call $alloc (i64.extend_i32_u (table.size))) (i64.extend_i32_u (table.size)))
                (i32.const 0)))
            """, options => options.MaxMemoryBytes = 4 * Page);

        Assert.Equal(4 * Page / 8, plugin.Call("run").Length);
    }

    [Fact]
    public void A_shared_memory_is_no_way_around() =>
        Assert.Contains("shared", FailsToLoad(Guest.OfText("""(module (memory 1 65536 shared) (func (export "run")))"""), options => options.MaxMemoryBytes = 10 * Page).Message, StringComparison.Ordinal);

    [Fact]
    public void A_host_function_may_enter_other_plugins_with_limits_of_their_own()
    {
        Plugin inner = LoadText(Grower, options => options.MaxMemoryBytes = 5 * Page, name: "inner");
        Plugin plain = LoadText(Guest.Echo, name: "plain");
        Plugin outer = LoadText(
            """
            (module
              (import "test" "enter" (func $enter))
              (type $bytes (array (mut i8)))
              (memory 1)
              (func (export "run") (call $enter) (drop (array.new $bytes (i32.const 1) (i32.const 100000)))
                (loop $more (br_if $more (i32.ne (memory.grow (i32.const 1)) (i32.const -1)))) unreachable))
            """,
            options =>
            {
                options.MaxMemoryBytes = 20 * Page;
                options.HostFunctions.Add(new HostFunction("test", "enter", [], null, _ =>
                {
                    Says(Assert.Throws<PluginLimitException>(() => inner.Call("trap")), "327680 bytes in all; 327680 were in use");
                    plain.Call("echo", new byte[1_000_000]);
                }));
            },
            name: "outer");

        Says(Fails<PluginLimitException>(() => outer.Call("run")), "'run' of 'outer'", "1310720 bytes in all; 1310720 were in use");
    }

    [Fact]
    public void A_limit_cannot_be_negative() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PluginOptions().MaxMemoryBytes = -1);

    [Fact]
    public void Without_a_limit_a_guest_may_have_four_gigabytes()
    {
        using Plugin plugin = LoadText("""(module (memory 65536) (func (export "run") (i32.store8 (i32.const -1) (i32.const 1))))""");
        plugin.Call("run");
    }
}
