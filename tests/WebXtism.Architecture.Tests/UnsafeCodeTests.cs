using System.Text.RegularExpressions;

namespace WebXtism.Tests.Architecture;

/// <summary>Unsafe code and native functions live in one folder, and nowhere else.</summary>
public sealed partial class UnsafeCodeTests
{
    private const string Allowed = "src/WebXtism.Wasmtime/Native";

    // Sets the members of a struct that the JSON serializer holds in a box; C# has no other way. It checks the type. This one
    // name is allowed in this one file, which writes it into generated code.
    private const string UnboxingEmitter = "src/WebXtism.Generators/Json/JsonObjectEmitter.cs";
    private const string Unboxing = "Unsafe.Unbox\"";

    [Fact]
    public void Only_the_native_folder_has_unsafe_code()
    {
        string[] found = [.. Repository.Code("src").Where(file => Unsafe().IsMatch(Code(file)))];

        Assert.DoesNotContain(found, file => !file.StartsWith(Allowed + "/", StringComparison.Ordinal));
        // The rule sees what it is about.
        Assert.NotEmpty(found);
    }

    private static string Code(string file) =>
        file == UnboxingEmitter ? Repository.ReadCode(file).Replace(Unboxing, "\"", StringComparison.Ordinal) : Repository.ReadCode(file);

    [Fact]
    public void Only_the_native_engine_is_compiled_with_unsafe_code()
    {
        using var attributes = new BuiltAssembly("WebXtism.Attributes");
        using var runtime = new BuiltAssembly("WebXtism.Runtime");
        using var engine = new BuiltAssembly("WebXtism.Wasmtime");
        using var testing = new BuiltAssembly("WebXtism.Testing");

        Assert.Equal((false, false, true, false), (attributes.IsUnsafe, runtime.IsUnsafe, engine.IsUnsafe, testing.IsUnsafe));
        Assert.Equal(["false"], Repository.Project("WebXtism.Runtime").Descendants("AllowUnsafeBlocks").Select(element => element.Value));
    }

    [Fact]
    public void The_runtime_calls_no_native_function()
    {
        using var runtime = new BuiltAssembly("WebXtism.Runtime");

        Assert.Empty(runtime.NamespacesOfNativeMethods);
        Assert.Equal(0, runtime.NativeLibraries);
    }

    [Fact]
    public void The_native_engine_calls_native_functions_from_one_namespace()
    {
        using var engine = new BuiltAssembly("WebXtism.Wasmtime");

        Assert.Equal(["WebXtism.Wasmtime.Native"], engine.NamespacesOfNativeMethods.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Above_the_native_folder_nothing_names_its_pointers_and_handles()
    {
        string[] above = [.. Repository.Code("src/WebXtism.Wasmtime").Where(file => !file.StartsWith(Allowed + "/", StringComparison.Ordinal))];

        Assert.NotEmpty(above);
        Assert.All(above, file => Assert.DoesNotMatch(@"\bvoid\*|\bbyte\*|\bIntPtr\b|\bnint\b", Repository.ReadCode(file)));
    }

    [GeneratedRegex(@"\bunsafe\b|\bLibraryImport\b|\bDllImport\b|delegate\s*\*|\bUnmanagedCallersOnly\b|\bNativeMemory\b|\bNativeLibrary\b|\bUnsafe\.|\bGCHandle\b", RegexOptions.CultureInvariant)]
    private static partial Regex Unsafe();
}
