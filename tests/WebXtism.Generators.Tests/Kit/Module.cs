extern alias build;

using System.Security.Cryptography;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using build::WebXtism.Build.Modules;
using WebXtism.Wasmtime;

namespace WebXtism.Generators.Tests.Kit;

/// <summary>A module of the user's project: assembled, and described as the build does it.</summary>
internal sealed class Module(string file, string wat) : AdditionalText
{
    public const string GreeterWat = """
        (module
          (func (export "greet") (result i32) i32.const 0)
          (func (export "count_vowels") (result i32) i32.const 0))
        """;

    private readonly byte[] _wasm = WebAssemblyText.Assemble(wat);

    /// <summary>A greeter.</summary>
    public static Module Greeter { get; } = new("plugins/greeter.wasm", GreeterWat);

    public override string Path => $"obj/webxtism/{file}.webxtism.txt";

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(_wasm));

    public string Text => ModuleText.Write(file, Sha256, ModuleReader.Read(_wasm));

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(Text);
}
