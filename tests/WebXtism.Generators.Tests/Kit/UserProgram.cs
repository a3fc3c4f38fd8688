using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using WebXtism.Wasmtime;

namespace WebXtism.Generators.Tests.Kit;

/// <summary>A user's program: compiled with the generators, loaded and run against the real runtime and engine.</summary>
internal static class UserProgram
{
    // A program that hangs is a failed test, not a hung build.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs the body of an asynchronous method that has <c>host</c> and <c>source</c>, and returns the lines that it adds to <c>lines</c>.</summary>
    /// <param name="wat">The plugin.</param>
    /// <param name="body">The statements.</param>
    /// <param name="declarations">The user's types, beside <see cref="UserCode.People"/>.</param>
    public static Task<IReadOnlyList<string>> Run(string wat, string body, params string[] declarations) => Run(wat, body, [], declarations);

    /// <summary>The same in a project that has modules.</summary>
    /// <param name="wat">The plugin that is loaded.</param>
    /// <param name="body">The statements.</param>
    /// <param name="modules">The modules that the project is checked against.</param>
    /// <param name="declarations">The user's types.</param>
    public static async Task<IReadOnlyList<string>> Run(string wat, string body, Module[] modules, params string[] declarations)
    {
        string program = $$"""
            namespace Demo;
            public static class Program
            {
                public static async Task<List<string>> Run(byte[] wasm)
                {
                    var lines = new List<string>();
                    await using var host = new ExtismHost();
                    var source = PluginSource.Bytes(wasm);
                    {{body}}
                    return lines;
                }
            }
            """;
        Generated generated = Generated.From(UserCode.Compile(LanguageVersion.CSharp12, References.Engine, [program, UserCode.People, .. declarations]), modules).Clean();
        MethodInfo run = Load(generated.Compilation).GetType("Demo.Program")!.GetMethod("Run")!;
        var lines = (Task<List<string>>)run.Invoke(null, [WebAssemblyText.Assemble(wat)])!;
        return await lines.WaitAsync(s_patience, TestContext.Current.CancellationToken);
    }

    /// <summary>Loads a compilation.</summary>
    public static Assembly Load(Compilation compilation)
    {
        using var stream = new MemoryStream();
        EmitResult result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        stream.Position = 0;

        // Its own context, so that programs of one name can be loaded side by side; the libraries come from the tests'.
        return new AssemblyLoadContext(compilation.AssemblyName).LoadFromStream(stream);
    }
}
