using WebXtism.CodeFixes.Modules;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Fixes;

public sealed class ModuleCodeFixTests
{
    [Theory]
    [InlineData(
        "    /// <summary>Counts.</summary>\n    string {|WXT101:CountVowel|}(string text); // why",
        "    /// <summary>Counts.</summary>\n    [Export(\"count_vowels\")]\n    string CountVowel(string text); // why")]
    [InlineData("    [Export(\"count\"), Obsolete] string {|WXT101:CountVowel|}(string text);", null)]
    [InlineData("    [Export(\"vowels_count\"), Obsolete] string {|WXT101:CountVowel|}(string text);", null)]
    [InlineData("    [Export(\"countvowels\"), Obsolete] string {|WXT101:Count|}(string text);", "    [Export(\"count_vowels\"), Obsolete] string Count(string text);")]
    public Task The_nearest_export_is_named(string before, string? after) =>
        FixTest<ExportNameCodeFix>.Check(Kit.Modules.Greeter, Interface(before, after is null), Interface(after ?? before, after is null));

    [Theory]
    [InlineData("greter.wasm", "greeter.wasm")]
    [InlineData("plugin/greeter.wasm", "plugins/greeter.wasm")]
    public Task The_nearest_module_is_named(string before, string after)
    {
        const string Rest = ", PinModule = false)] public partial interface IGreeter { void Greet(); void CountVowels(); }";
        return FixTest<ModuleNameCodeFix>.Check(Kit.Modules.Greeter, $"[ExtismPlugin({{|WXT106:\"{before}\"|}}{Rest}", $"[ExtismPlugin(\"{after}\"{Rest}");
    }

    [Fact]
    public Task An_export_gets_a_method() =>
        FixTest<AddExportCodeFix>.Check(
            Kit.Modules.Greeter,
            """
            [ExtismPlugin("greeter.wasm")]
            public partial interface {|WXT105:IGreeter|}
            {
                string Greet(string name);
            }
            """,
            """
            [ExtismPlugin("greeter.wasm")]
            public partial interface IGreeter
            {
                string Greet(string name);

                string CountVowels(string input);
            }
            """);

    [Fact]
    public Task An_export_with_another_name_gets_an_attribute() =>
        FixTest<AddExportCodeFix>.Check(
            [new Module("m.wasm", "(module (func (export \"load-2_async\")))")],
            """
            [ExtismPlugin("m.wasm")]
            public partial interface {|WXT105:I|}
            {
            }
            """,
            """
            [ExtismPlugin("m.wasm")]
            public partial interface I
            {
                [Export("load-2_async")] string Load2Async(string input);
            }
            """);

    [Fact]
    public Task An_import_gets_a_host_function() =>
        FixTest<AddHostFunctionCodeFix>.Check(
            Kit.Modules.Visitors,
            """
            [ExtismPlugin("visitors.wasm", Imports = {|WXT103:[typeof(Store)]|})] public partial interface IVisitors { void Visit(); }

            public sealed partial class Store
            {
                [HostFunction] public byte[] KvRead(string key) => [];
            }
            """,
            """
            [ExtismPlugin("visitors.wasm", Imports = [typeof(Store)])] public partial interface IVisitors { void Visit(); }

            public sealed partial class Store
            {
                [HostFunction] public byte[] KvRead(string key) => [];

                [HostFunction("kv_write")] public void KvWrite(byte[] a, byte[] b) => throw new NotImplementedException();
            }
            """);

    private static string Interface(string member, bool isFar) => $$"""
        [ExtismPlugin("greeter.wasm")]
        public partial interface {{(isFar ? "{|WXT105:IGreeter|}" : "IGreeter")}}
        {
            string Greet(string name);
        {{member}}
        }
        """;
}
