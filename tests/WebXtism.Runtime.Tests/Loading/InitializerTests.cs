using WebXtism.Engine;

namespace WebXtism.Tests.Loading;

/// <summary>What runs before the first call of an instance.</summary>
public sealed class InitializerTests : GuestTests
{
    private readonly List<int> _notes = [];
    private Exception? _thrown;

    // Functions that note that they ran: 1 start, 2 _initialize, 3 __wasm_call_ctors, 4 hs_init, 5 _start, 6 a call.
    private const string Imports = """(import "test" "note" (func $note (param i32)))""";
    private const string Run = """(func (export "run") (call $note (i32.const 6))) (func (export "crash") unreachable)""";
    private const string Start = """(func $start (call $note (i32.const 1))) (start $start)""";
    private const string Initialize = """(func (export "_initialize") (call $note (i32.const 2)))""";
    private const string Constructors = """(func (export "__wasm_call_ctors") (call $note (i32.const 3)))""";
    private const string Haskell = """
        (func (export "hs_init") (param i32 i32)
          (call $note (i32.add (i32.const 4) (i32.mul (i32.const 1000) (i32.or (local.get 0) (local.get 1))))))
        """;
    private const string Main = """(func (export "_start") (call $note (i32.const 5)))""";

    private void Note(PluginOptions options) => options.HostFunctions.Add(new HostFunction("test", "note", [ValueKind.I32], null, call =>
    {
        Assert.Equal(call.GetInt32(0) < 5 ? "" : call.GetInt32(0) == 5 ? "_start" : "run", call.ExportName);
        _notes.Add(call.GetInt32(0));
        if (_thrown is not null)
        {
            throw _thrown;
        }
    }));

    private Plugin LoadParts(params string[] parts) => LoadText($"(module {Imports} {string.Concat(parts)})", Note);

    [Fact]
    public void The_start_function_runs_when_the_plugin_is_loaded()
    {
        LoadParts(Start, Run);

        Assert.Equal([1], _notes);
    }

    [Fact]
    public void Initialize_runs_once_before_the_first_call()
    {
        Plugin plugin = LoadParts(Initialize, Run);
        Assert.Equal([2], _notes);

        plugin.Call("run");
        plugin.Call("run");
        Assert.Equal([2, 6, 6], _notes);
    }

    [Fact]
    public void Constructors_run_when_there_is_no_initialize()
    {
        LoadParts(Constructors, Run);

        Assert.Equal([3], _notes);
    }

    [Fact]
    public void Initialize_runs_instead_of_the_constructors_which_it_calls_itself()
    {
        LoadParts(Constructors, Initialize, Run);

        Assert.Equal([2], _notes);
    }

    [Fact]
    public void Haskell_is_initialised_with_zeros_and_after_initialize()
    {
        LoadParts(Haskell, Constructors, Initialize, Start, Run);

        Assert.Equal([1, 2, 4], _notes);
    }

    [Fact]
    public void Haskell_alone_is_initialised_without_the_constructors()
    {
        LoadParts(Haskell, Constructors, Run);

        Assert.Equal([4], _notes);
    }

    [Fact]
    public void A_main_function_is_never_called_unasked()
    {
        LoadParts(Main, Run).Call("run");

        Assert.Equal([6], _notes);
    }

    [Fact]
    public void A_module_may_have_a_main_function_and_an_initializer()
    {
        Plugin plugin = LoadParts(Main, Initialize, Run);
        plugin.Call("_start");

        Assert.Equal([2, 5], _notes);
    }

    [Fact]
    public void An_initializer_of_another_type_is_none()
    {
        LoadParts("""(func (export "_initialize") (param i32) unreachable)""", """(func (export "hs_init") unreachable)""", Constructors, Run);

        Assert.Equal([3], _notes);
    }

    [Fact]
    public void An_export_of_that_name_that_is_no_function_is_none()
    {
        LoadParts("""(global (export "_initialize") i32 (i32.const 0))""", Constructors, Run);

        Assert.Equal([3], _notes);
    }

    [Fact]
    public void A_result_of_an_initializer_is_ignored()
    {
        Plugin plugin = LoadParts("""(func (export "_initialize") (result i32) (call $note (i32.const 2)) (i32.const 7))""", Run);
        plugin.Call("run");

        Assert.Equal([2, 6], _notes);
    }

    [Fact]
    public void Each_instance_is_initialised_once()
    {
        using CompiledPlugin compiled = CompileText($"(module {Imports} {Start} {Initialize} {Run})", Note);
        Assert.Empty(_notes);

        compiled.Instantiate().Call("run");
        compiled.Instantiate().Call("run");
        Assert.Equal([1, 2, 6, 1, 2, 6], _notes);
    }

    [Fact]
    public void A_replacement_is_initialised_like_the_first_instance()
    {
        Plugin plugin = LoadParts(Start, Initialize, Run);
        Assert.Throws<PluginTrapException>(() => plugin.Call("crash"));
        Assert.Equal([1, 2], _notes);

        plugin.Call("run");
        Assert.Equal([1, 2, 1, 2, 6], _notes);
    }

    [Theory]
    [InlineData("(start $bad)")]
    [InlineData("(export \"_initialize\" (func $bad))")]
    [InlineData("(export \"__wasm_call_ctors\" (func $bad))")]
    public void A_trap_while_initialising_fails_the_load(string declaration)
    {
        var exception = Fails<PluginTrapException>(() => LoadParts($"(func $bad unreachable) {declaration}"));

        Assert.Equal(("guest", "", TrapCode.Unreachable), (exception.PluginName, exception.Export, exception.TrapCode));
        Says(exception, "The initialisation of 'guest' trapped: it executed 'unreachable'");
        Assert.Contains("bad", exception.WasmTrace[0].FunctionName, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Start)]
    [InlineData(Initialize)]
    public void A_host_function_that_throws_while_initialising_fails_the_load(string part)
    {
        _thrown = new InvalidOperationException("not now");

        var exception = Fails<HostFunctionException>(() => LoadParts(part));

        Assert.Same(_thrown, exception.InnerException);
        Assert.Equal(("", "test::note"), (exception.Export, exception.Function));
    }

    [Fact]
    public void When_a_replacement_cannot_be_initialised_the_call_says_so_and_the_next_one_tries_again()
    {
        Plugin plugin = LoadParts(Initialize, Run);
        Assert.Throws<PluginTrapException>(() => plugin.Call("crash"));
        _thrown = new InvalidOperationException("not now");

        Assert.Throws<HostFunctionException>(() => plugin.Call("run"));
        Assert.Throws<HostFunctionException>(() => plugin.Call("run"));
        _thrown = null;
        plugin.Call("run");

        Assert.Equal([2, 2, 2, 2, 6], _notes);
    }

    [Theory]
    [InlineData("(memory 1) (data (i32.const 70000) \"x\")")]
    [InlineData("(table 1 funcref) (func $f) (elem (i32.const 5) $f)")]
    public void A_module_whose_data_does_not_fit_its_memory_cannot_be_instantiated(string parts)
    {
        PluginLoadException exception = FailsToLoad(Guest.OfText($"(module {parts})"));

        Assert.Equal(PluginLoadFailure.Initialization, exception.Failure);
        Says(exception, "no instance of it can be made: ", "out of bounds");
        Assert.DoesNotContain("..", exception.Message, StringComparison.Ordinal);
    }
}
