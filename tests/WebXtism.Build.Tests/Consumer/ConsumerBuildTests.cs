using WebXtism.Wasmtime;

namespace WebXtism.Build.Tests.Consumer;

/// <summary>The whole of it, as an application sees it: from the item in the project file to the message at the method.</summary>
public sealed class ConsumerBuildTests : IDisposable
{
    private const string Texts = "obj/Debug/net10.0/webxtism";
    private const string Greeter = Texts + "/plug ins/greeter.wasm.webxtism.txt";

    // What MSBuild and the compiler split at, and what MSBuild unescapes.
    private const string Old = "plug ins/o;l,d %41 'ü' 🦀.wasm";
    private const string Assembly = "bin/Debug/net10.0/app.dll";

    private readonly ConsumerProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task A_project_is_checked_against_its_modules_in_every_build()
    {
        _project.Write("plug ins/greeter.wasm", Repository.Plugin("greeter.wat.wasm"));
        _project.Write(Old, Repository.Plugin("kv.c.wasm"));
        _project.Write("plug ins/broken.wasm", "(module)");
        _project.Write("Greeter.cs", """
            [WebXtism.ExtismPlugin("greeter.wasm")]
            public partial interface IGreeter
            {
                string Greet(string name);
                void CountVowels();
            }
            """);

        // The editor asks before anything was built: it gets what there is, and the broken module does not stop it.
        (int exitCode, string output) = await _project.OpenInEditorAsync();
        Assert.True(exitCode == 0, output);
        Assert.Contains("greeter.wasm.webxtism.txt", output, StringComparison.Ordinal);
        Assert.DoesNotContain("broken.wasm.webxtism.txt", output, StringComparison.Ordinal);

        // A module that cannot be read.
        (exitCode, output) = await _project.BuildAsync("--no-restore");
        Assert.Equal(1, exitCode);
        Assert.Contains("plug ins/broken.wasm : error WXT900: cannot read the Extism module: the file is WebAssembly text; assemble it first, with a tool such as wat2wasm (at byte 0x0)", output, StringComparison.Ordinal);

        // All are good: modules lie where the project has them.
        _project.Delete("plug ins/broken.wasm");
        (exitCode, output) = await _project.BuildAsync("--no-restore");
        Assert.True(exitCode == 0, output);
        Assert.Equal(["plug ins/greeter.wasm", Old], _project.Files("bin/Debug/net10.0", "*.wasm"));
        Assert.Equal(["plug ins/greeter.wasm.webxtism.txt", Old + ".webxtism.txt"], _project.Files(Texts, "*"));

        // Nothing changed: nothing is done.
        string before = _project.Times(Greeter, Assembly);
        (exitCode, output) = await _project.BuildAsync("--no-restore");
        Assert.True(exitCode == 0, output);
        Assert.Equal(before, _project.Times(Greeter, Assembly));

        // Nothing of it is left when it is cleaned.
        (exitCode, output) = await _project.CleanAsync();
        Assert.True(exitCode == 0, output);
        Assert.Empty(_project.Files("obj/Debug", "*.webxtism.txt").Concat(_project.Files("obj/Debug", "webxtism.*")).Concat(_project.Files("bin", "*.wasm")));

        // One is replaced, by a file that is older than everything that was built.
        _project.Write("plug ins/greeter.wasm", WebAssemblyText.Assemble("(module (func (export \"greet\")) (func (export \"count_vowel\")))"));
        File.SetLastWriteTimeUtc(Path.Combine(_project.Folder, "plug ins", "greeter.wasm"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        (exitCode, output) = await _project.BuildAsync("--no-restore");
        Assert.Equal(1, exitCode);
        Assert.Contains("Greeter.cs(5,10): error WXT101: 'greeter.wasm' has no export 'count_vowels'; did you mean 'count_vowel'?", output, StringComparison.Ordinal);

        // All are gone: so is what was known of them, though no source changed.
        _project.Delete("plug ins/greeter.wasm");
        _project.Delete(Old);
        (exitCode, output) = await _project.BuildAsync("--no-restore");
        Assert.True(exitCode == 0, output);
        Assert.Contains("Greeter.cs(1,24): warning WXT106: 'greeter.wasm' is no ExtismModule of this project", output, StringComparison.Ordinal);
        Assert.Empty(_project.Files(Texts, "*"));
    }
}
