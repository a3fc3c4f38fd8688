extern alias build;

using Microsoft.CodeAnalysis;
using build::WebXtism.Build;
using build::WebXtism.Build.Modules;
using WebXtism.Engine;
using WebXtism.Generators.Modules;
using WebXtism.Generators.Tests.Kit;
using WebXtism.HostEnvironment;
using WebXtism.Kernel;
using WebXtism.Wasi.Functions;

namespace WebXtism.Generators.Tests.ModuleChecks;

/// <summary>The build writes what the generator reads, and both know what the runtime knows.</summary>
public sealed class ModuleTextTests
{
    private static readonly CancellationToken s_stop = TestContext.Current.CancellationToken;

    [Fact]
    public void What_the_build_writes_the_generator_reads()
    {
        string[] names = ["greet", "", "tab\there", "line\nbreak\r\u2028\u0085", "back\\slash \\u0041", "grüße 🦀", "import\tfunction"];
        var module = new WasmModule(
            [.. names.Select(static name => new ModuleItem("function", "(i64, ref) -> (f32, v128)", name + "!", name))],
            [.. names.Select(static name => new ModuleItem("memory", "", "", name))]);

        ModuleModel? read = ModuleTextParser.Parse(ModuleText.Write("plug ins\\grüße;#.wasm", "0123", module), s_stop);

        Assert.NotNull(read);
        Assert.Equal(("plug ins/grüße;#.wasm", "0123"), (read.File, read.Sha256));
        Assert.Equal(module.Imports, read.Imports.Select(static item => new ModuleItem(item.Kind, item.Signature, item.Module, item.Name)));
        Assert.Equal(module.Exports, read.Exports.Select(static item => new ModuleItem(item.Kind, item.Signature, item.Module, item.Name)));
    }

    [Fact]
    public void The_generator_knows_the_build_s_files_by_their_name() =>
        Assert.True(ModuleTextParser.IsModuleText(Module.Greeter) && Module.Greeter.Path.EndsWith(DescribeExtismModules.DescriptionSuffix, StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("webxtism-module\t2\nfile\ta\nsha256\tb")]
    [InlineData("webxtism-module\t1")]
    [InlineData("webxtism-module\t1\nfile\ta\nexport\tfunction")]
    [InlineData("a text of the user")]
    public void What_is_no_such_text_is_no_module(string text) => Assert.Null(ModuleTextParser.Parse(text, s_stop));

    [Fact]
    public void Damaged_texts_never_throw()
    {
        string text = Module.Greeter.Text;
        for (int length = 0; length < text.Length; length++)
        {
            ModuleTextParser.Parse(text[..length], s_stop);
            ModuleTextParser.Parse(text.Remove(length, 1), s_stop);
            ModuleTextParser.Parse(text.Insert(length, "\\u12"), s_stop);
        }
    }

    [Fact]
    public void Every_import_that_the_runtime_provides_is_known_with_its_signature()
    {
        IEnumerable<KeyValuePair<(string, string), string>> kernel = KernelExports.Types.Select(static type => Row(KernelModule.Namespace, type.Key, type.Value));
        IEnumerable<KeyValuePair<(string, string), string>> others = EnvironmentFunctions.ByName.Values.Concat(WasiFunctions.ByName.Values)
            .Select(static function => Row(function.Namespace, function.Name, function.Type));

        Assert.Equal(
            kernel.Concat(others).OrderBy(static row => row.Key),
            KnownImports.Signatures.OrderBy(static row => row.Key));
    }

    private static KeyValuePair<(string, string), string> Row(string module, string name, FunctionType type) => new((module, name), type.ToString());
}
