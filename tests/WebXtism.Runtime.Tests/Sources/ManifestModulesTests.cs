using System.Security.Cryptography;

namespace WebXtism.Tests.Sources;

/// <summary>Manifests with several modules, end to end.</summary>
public sealed class ManifestModulesTests : SourceTestsBase
{
    private static readonly byte[] s_main = Guest.OfText("""
        (module
          (import "reply" "output" (func $output))
          (func (export "echo") (result i32) (call $output) (i32.const 0)))
        """);

    private static readonly byte[] s_reply = Guest.OfText("""
        (module
          (import "offset" "offset" (func $offset (result i64)))
          (import "extism:host/env" "input_length" (func $length (result i64)))
          (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
          (func (export "output") (call $output_set (call $offset) (call $length))))
        """);

    private static readonly byte[] s_offset = Guest.OfText("""
        (module
          (import "extism:host/env" "input_offset" (func $offset (result i64)))
          (func (export "offset") (result i64) (call $offset)))
        """);

    private static string PinOf(byte[] wasm) => Convert.ToHexString(SHA256.HashData(wasm));

    [Fact]
    public void Modules_come_from_files_data_and_URLs()
    {
        TestServer server = Serve((context, _) => context.Response.Body.WriteAsync(s_reply).AsTask());
        Write("wasm/main.wasm", s_main);

        Echoes(PluginSource.ManifestFile(Write("m.json", $$"""
            {"wasm":[
              {"url":"{{server.Of("reply.wasm")}}","name":"reply","hash":"{{PinOf(s_reply)}}"},
              {"data":"{{Convert.ToBase64String(s_offset)}}","name":"offset"},
              {"path":"wasm/main.wasm","hash":"{{PinOf(s_main)}}"}
            ],"timeout_ms":30000}
            """)));
    }

    [Theory]
    [InlineData(0, "reply")]
    [InlineData(1, "offset")]
    [InlineData(2, "main")]
    public void Each_module_has_a_pin_of_its_own(int wrong, string name)
    {
        string[] pins = [PinOf(s_reply), PinOf(s_offset), PinOf(s_main)];
        Echoes(Pinned(pins));
        pins[wrong] = WrongPin;

        Fails(Pinned(pins), PluginLoadFailure.Hash, $"in its module '{name}': its SHA-256 is wrong: expected {WrongPin}");
    }

    [Fact]
    public void A_module_that_cannot_be_read_is_named() =>
        Fails(PluginSource.ManifestFile(Write("m.json", """{"wasm":[{"path":"codec.wasm","name":"codec"},{"data":""}]}""")), PluginLoadFailure.Unreadable, "in its module 'codec': there is no file");

    [Fact]
    public void The_last_module_is_main_unless_another_one_is()
    {
        Echoes(Of(("reply", s_reply), ("offset", s_offset), ("greeter", s_main)));
        Echoes(Of(("main", s_main), ("offset", s_offset), ("reply", s_reply)));
    }

    [Fact]
    public void The_application_can_add_modules_to_a_manifest() =>
        Echoes(Of(("offset", s_offset), ("main", s_main)).WithModule("reply", PluginSource.Bytes(s_reply)));

    [Fact]
    public void A_module_of_the_application_cannot_have_the_name_of_one_of_the_manifest() =>
        Fails(Of(("reply", s_reply), ("main", s_main)).WithModule("reply", PluginSource.Bytes(s_reply)), PluginLoadFailure.Options, "it has two modules of the name 'reply'.");

    [Fact]
    public void The_exports_are_those_of_main() =>
        Assert.Equal(["echo"], Wait(Host.LoadAsync(Of(("reply", s_reply), ("offset", s_offset), ("main", s_main)))).Exports);

    private static PluginSource Of(params (string Name, byte[] Wasm)[] modules) =>
        PluginSource.Manifest(new PluginManifest { Modules = [.. modules.Select(static module => new ManifestDataModule(module.Wasm) { Name = module.Name })] });

    private static PluginSource Pinned(string[] pins) => PluginSource.Manifest(new PluginManifest
    {
        Modules = [new ManifestDataModule(s_reply) { Name = "reply", Hash = pins[0] }, new ManifestDataModule(s_offset) { Name = "offset", Hash = pins[1] }, new ManifestDataModule(s_main) { Hash = pins[2] }],
    });
}
