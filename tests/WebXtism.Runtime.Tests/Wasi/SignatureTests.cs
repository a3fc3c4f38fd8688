namespace WebXtism.Tests.Wasi;

/// <summary>Which functions there are.</summary>
public sealed class SignatureTests : GuestTests
{
    public static TheoryData<string> Functions => [.. WasiSignatures.All.Keys];

    [Fact]
    public void There_are_46_functions() => Assert.Equal(46, WasiSignatures.All.Count);

    [Theory]
    [MemberData(nameof(Functions))]
    public void Each_function_exists_with_the_signature_of_the_specification(string function) =>
        LoadText($"(module {WasiSignatures.Import(function)})", options => options.Wasi = new());

    [Theory]
    [MemberData(nameof(Functions))]
    public void None_is_there_unless_the_application_allows_it(string function)
    {
        PluginLoadException exception = FailsToLoad(Guest.OfText($"(module {WasiSignatures.Import(function)})"));

        Assert.Equal([$"wasi_snapshot_preview1::{function}"], exception.MissingImports);
        Says(exception, $"It needs WASI ({function}); set PluginOptions.Wasi if it may have it.");
    }

    [Fact]
    public void A_name_that_is_almost_right_is_suggested()
    {
        PluginLoadException exception = FailsToLoad(
            Guest.OfText("""(module (import "wasi_snapshot_preview1" "fd_wriet" (func)))"""), options => options.Wasi = new());

        Says(exception, "did you mean 'fd_write'?");
    }

    [Fact]
    public void The_application_can_replace_a_single_function_and_use_the_memory_of_the_guest()
    {
        byte[] seen = [];
        Plugin plugin = LoadText(
            $"""
            (module
              {WasiSignatures.Import("fd_close")}
              {WasiSignatures.Import("random_get")}
              (memory (export "memory") 1)
              (data (i32.const 8) "plain")
              (func (export "run") (drop (call $random_get (i32.const 8) (i32.const 5))) (drop (call $fd_close (i32.const 0)))))
            """,
            options =>
            {
                options.Wasi = new();
                options.HostFunctions.Add(new HostFunction(
                    "wasi_snapshot_preview1", "random_get", [WebXtism.Engine.ValueKind.I32, WebXtism.Engine.ValueKind.I32], WebXtism.Engine.ValueKind.I32, call =>
                {
                    seen = new byte[call.GetInt32(1)];
                    Assert.True(call.GuestMemory.TryRead((uint)call.GetInt32(0), seen));
                    call.SetInt32(0);
                }));
            });

        plugin.Call("run");

        Assert.Equal("plain"u8, seen);
    }
}
