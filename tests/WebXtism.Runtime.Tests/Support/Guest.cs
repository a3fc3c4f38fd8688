using System.Collections.Concurrent;
using WebXtism.Wasmtime;

namespace WebXtism.Tests;

/// <summary>Finds and assembles guests: the <c>.wat</c> beside a test class and of its name, text in a test, or a built plugin.</summary>
internal static class Guest
{
    private static readonly ConcurrentDictionary<string, byte[]> s_assembled = new(StringComparer.Ordinal);

    /// <summary>Passes its input on as its output.</summary>
    public const string Echo = """
        (module
          (import "extism:host/env" "input_offset" (func $offset (result i64)))
          (import "extism:host/env" "input_length" (func $length (result i64)))
          (import "extism:host/env" "output_set" (func $output_set (param i64 i64)))
          (func (export "echo") (result i32)
            (call $output_set (call $offset) (call $length))
            (i32.const 0)))
        """;

    /// <summary>The guest beside a test class.</summary>
    public static byte[] Of(Type tests) => s_assembled.GetOrAdd(tests.FullName!, _ =>
        WebAssemblyText.Assemble(File.ReadAllText(Path.Combine(
            AppContext.BaseDirectory, tests.Namespace![(tests.Namespace!.LastIndexOf('.') + 1)..], tests.Name + ".wat"))));

    /// <summary>A guest in text.</summary>
    public static byte[] OfText(string text) => s_assembled.GetOrAdd(text, WebAssemblyText.Assemble);

    /// <summary>The path of a plugin of <c>plugins/bin</c>.</summary>
    public static string PathOf(string plugin) => Path.Combine(AppContext.BaseDirectory, "plugins", plugin);
}
