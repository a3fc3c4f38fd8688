using System.Text;

namespace WebXtism.Tests.Wasi;

/// <summary>How the host finds the guest's own memory.</summary>
public sealed class GuestMemoryTests : WasiTests
{
    [Fact]
    public void A_start_function_can_use_it_before_there_is_an_instance()
    {
        var written = new StringBuilder();
        LoadText(
            $"""
            (module
              {WasiSignatures.Import("fd_write")}
              (memory (export "memory") 1)
              (data (i32.const 0) "\08\00\00\00\05\00\00\00early")
              (func $start (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 100))))
              (start $start))
            """,
            options => options.Wasi = new() { StandardOutput = WasiOutput.Callback(bytes => written.Append(Encoding.UTF8.GetString(bytes))) });

        Assert.Equal("early", written.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("(memory 1)")]
    [InlineData("""(memory (export "ram") 1)""")]
    [InlineData("""(global (export "memory") i32 (i32.const 0))""")]
    public void A_guest_that_does_not_export_it_is_told_so(string memory)
    {
        Plugin plugin = LoadText(
            $"""(module {WasiSignatures.Import("random_get")} {memory} (func (export "run") (drop (call $random_get (i32.const 0) (i32.const 1)))))""",
            options => options.Wasi = new());

        var exception = Fails<HostFunctionException>(() => plugin.Call("run"));

        Says(exception, "wasi_snapshot_preview1::random_get", "'guest' exports no memory under the name 'memory'");
    }

    [Fact]
    public void Functions_without_pointers_do_not_need_it()
    {
        Plugin plugin = LoadText(
            $"""(module {WasiSignatures.Import("sched_yield")} (func (export "run") (result i32) (call $sched_yield)))""", options => options.Wasi = new());

        plugin.Call("run");
    }

    [Fact]
    public void What_the_guest_grows_counts_at_once()
    {
        WasiGuest guest = Start();
        Assert.Equal(WasiErrno.Fault, guest.Call("random_get", WasiGuest.PageSize, 1));
        Assert.False(guest.Memory.Contains(WasiGuest.PageSize, 1));

        guest.Plugin.Call("grow");

        Assert.Equal(WasiErrno.Success, guest.Call("random_get", (2 * WasiGuest.PageSize) - 1, 1));
        Assert.Equal(WasiErrno.Fault, guest.Call("random_get", (2 * WasiGuest.PageSize) - 1, 2));
    }

    [Fact]
    public void Each_instance_has_its_own()
    {
        using CompiledPlugin compiled = CompileText(
            $"""
            (module
              {WasiSignatures.Import("random_get")}
              (import "extism:host/env" "input_load_u8" (func $input (param i64) (result i32)))
              (memory (export "memory") 1)
              (func (export "run") (result i32) (drop (call $random_get (i32.const 0) (i32.const 1))) (i32.sub (i32.load8_u (i32.const 0)) (call $input (i64.const 0))))
              (func (export "see") (result i32) (i32.sub (i32.load8_u (i32.const 0)) (call $input (i64.const 0)))))
            """,
            options =>
            {
                byte next = 1;
                options.Wasi = new() { Random = buffer => buffer.Fill(next++) };
            });
        using Plugin first = compiled.Instantiate();
        using Plugin second = compiled.Instantiate();

        first.Call("run", [1]);
        second.Call("run", [2]);
        first.Call("see", [1]);
    }
}
