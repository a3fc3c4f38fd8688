using WebXtism.Build.Modules;
using WebXtism.Engine;
using WebXtism.Wasmtime;

namespace WebXtism.Build.Tests.Modules;

/// <summary>What is read of good modules.</summary>
public sealed class ModuleReaderTests
{
    public static TheoryData<string> Plugins => Repository.Plugins;

    [Fact]
    public void Reads_imports_and_exports_of_every_kind()
    {
        WasmModule module = Read("""
            (module
              (import "extism:host/env" "alloc" (func (param i64) (result i64)))
              (import "a" "t" (table 1 2 funcref))
              (import "a" "m" (memory 1 10))
              (import "a" "g" (global (mut f64)))
              (import "a" "ref" (func $ref (param externref v128 f32)))
              (func (export "greet") (result i32) i32.const 0)
              (func (export "") (param i32 i64))
              (memory (export "memory") 1)
              (global (export "größe") i32 i32.const 0)
              (table (export "table") 1 funcref)
              (export "again" (func $ref)))
            """);

        Assert.Equal(
            [
                new("function", "(i64) -> (i64)", "extism:host/env", "alloc"),
                new("table", "", "a", "t"),
                new("memory", "", "a", "m"),
                new("global", "", "a", "g"),
                new("function", "(ref, v128, f32) -> ()", "a", "ref"),
            ],
            module.Imports);
        Assert.Equal(
            [
                new("function", "() -> (i32)", "", "greet"),
                new("function", "(i32, i64) -> ()", "", ""),
                new("memory", "", "", "memory"),
                new("global", "", "", "größe"),
                new("table", "", "", "table"),
                new("function", "(ref, v128, f32) -> ()", "", "again"),
            ],
            module.Exports);
    }

    [Theory]
    [InlineData("(module)")]
    [InlineData("(module (rec (type (struct (field i32 (mut i8)))) (type (array (mut i16)))) (func (export \"greet\") (result i32) i32.const 0))")]
    [InlineData("(module (type (sub (func (param (ref null func) (ref extern))))) (tag (export \"tag\")) (func (export \"greet\") (result i32) i32.const 0))")]
    [InlineData("(module (import \"a\" \"tag\" (tag (param i32))) (import \"a\" \"big\" (memory i64 1 2)) (func (export \"greet\") (result i32) i32.const 0))")]
    public void Passes_over_what_newer_modules_have(string wat) =>
        Assert.True(Read(wat).Exports is var exports && (exports.Count == 0 || exports.Contains(new("function", "() -> (i32)", "", "greet"))));

    [Theory]
    [MemberData(nameof(Plugins))]
    public void Reads_what_the_engine_reads(string name) => Compare(Repository.Plugin(name));

    [Fact]
    public void Reads_every_type_that_the_engine_reads() =>
        Compare(WebAssemblyText.Assemble(File.ReadAllText(Path.Combine(Repository.Root, "tests", "WebXtism.Runtime.Tests", "Loading", "ContractTests.wat"))));

    private static void Compare(byte[] wasm)
    {
        using var engine = new WasmtimeEngine();
        using EngineModule compiled = engine.Compile(wasm, default);

        WasmModule module = ModuleReader.Read(wasm);

        Assert.Equal(
            compiled.Imports.Select(static import => (import.Module, import.Name, import.Type?.ToString() ?? "")),
            module.Imports.Select(static import => (import.Module, import.Name, import.Signature)));
        Assert.Equal(
            compiled.Exports.Select(static export => (export.Name, export.Type?.ToString() ?? "")),
            module.Exports.Select(static export => (export.Name, export.Signature)));
    }

    private static WasmModule Read(string wat) => ModuleReader.Read(WebAssemblyText.Assemble(wat));
}
