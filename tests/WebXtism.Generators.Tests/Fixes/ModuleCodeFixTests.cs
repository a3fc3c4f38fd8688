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
    public Task An_interface_without_braces_gets_them_and_names_stay_apart() =>
        FixTest<AddExportCodeFix>.Check(
            [new Module("m.wasm", "(module (func (export \"load\")))")],
            """
            [ExtismPlugin("m.wasm")]
            public partial interface {|WXT105:I|}; // why

            """,
            """
            [ExtismPlugin("m.wasm")]
            public partial interface I
            {
                string Load(string input);
            } // why

            """);

    [Fact]
    public Task A_host_function_gets_a_name_that_is_free() =>
        FixTest<AddHostFunctionCodeFix>.Check(
            [new Module("m.wasm", "(module (import \"extism:host/user\" \"store\" (func)) (import \"extism:host/user\" \"log\" (func)) (func (export \"visit\")))")],
            """
            [ExtismPlugin("m.wasm", Imports = {|WXT103:{|WXT103:[typeof(Store)]|}|})] public partial interface IVisitors { void Visit(); }

            public sealed partial class Store
            {
                public static void Log(string line) { }
                [HostFunction("other")] public void Other() { }
            }
            """,
            """
            [ExtismPlugin("m.wasm", Imports = [typeof(Store)])] public partial interface IVisitors { void Visit(); }

            public sealed partial class Store
            {
                public static void Log(string line) { }
                [HostFunction("other")] public void Other() { }

                [HostFunction("log")] public void Log2() => throw new NotImplementedException();

                [HostFunction("store")] public void Store2() => throw new NotImplementedException();
            }
            """,
            iterations: 2);

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

    [Theory]
    [InlineData("void KvRead(string key) { }", "byte[] KvRead(string key) { }")]
    [InlineData("byte[]? KvRead(HostCall call, int key, CancellationToken stop) => null;", "byte[]? KvRead(HostCall call, long key, CancellationToken stop) => null;")]
    [InlineData("double KvRead(string key, long more, float other = 1) => 0;", "byte[] KvRead(string key) => 0;")]
    [InlineData("/* why */ byte[] KvRead() => [];", "/* why */ byte[] KvRead(byte[] a) => [];")]
    [InlineData("byte[] KvRead(CancellationToken a) => [];", "byte[] KvRead(byte[] b, CancellationToken a) => [];")]
    [InlineData("async Task KvReadAsync([Payload(PayloadFormat.Json)] float key) { }", "async Task<byte[]> KvReadAsync([Payload(PayloadFormat.Json)] float key) { }")]
    [InlineData("async ValueTask<double> KvReadAsync(float key = 1) => 0;", "async ValueTask<byte[]> KvReadAsync(byte[] key) => 0;")]
    public Task A_host_function_gets_the_signature_of_the_import(string before, string after) =>
        FixTest<HostSignatureCodeFix>.CheckBroken(Kit.Modules.Visitors, Visiting(before, "{|WXT104:typeof(Store)|}"), Visiting(after, "typeof(Store)"));

    [Fact]
    public Task All_host_functions_get_their_signatures_line_by_line() =>
        FixTest<HostSignatureCodeFix>.Check(
            [new Module("m.wasm", "(module (import \"extism:host/user\" \"a\" (func (param i32 f64 i64))) (import \"extism:host/user\" \"b\" (func (param i64) (result f32))) (func (export \"go\")))")],
            """
            [ExtismPlugin("m.wasm", Imports = [{|WXT104:{|WXT104:typeof(Store)|}|}])] public partial interface I { void Go(); }

            public sealed partial class Store
            {
                [HostFunction]
                public void A(
                    HostCall call,
                    string first, // a comment
                    int second)
                {
                }

                // rounded
                [return: Payload(PayloadFormat.Json)] [HostFunction] public float B(byte[] a, byte[] b) => 1;
            }
            """,
            """
            [ExtismPlugin("m.wasm", Imports = [typeof(Store)])] public partial interface I { void Go(); }

            public sealed partial class Store
            {
                [HostFunction]
                public void A(
                    HostCall call,
                    int first, // a comment
                    double second, byte[] a)
                {
                }

                // rounded
                [HostFunction] public float B(byte[] a) => 1;
            }
            """,
            iterations: 2);

    [Fact]
    public Task No_signature_is_offered_that_CSharp_cannot_have() =>
        FixTest<HostSignatureCodeFix>.Check(
            [new Module("m.wasm", "(module (import \"extism:host/user\" \"a\" (func (param externref))) (import \"extism:host/user\" \"b\" (func (param i64))) (import \"extism:host/env\" \"alloc\" (func (param i32) (result i32))) (func (export \"go\")))")],
            Unfixable,
            Unfixable);

    [Theory]
    [InlineData("typeof(Store), {|WXT108:typeof(Store)|}", "typeof(Store)")]
    [InlineData("typeof(Store), {|WXT108:typeof(Store)|}, typeof(Other)", "typeof(Store), typeof(Other)")]
    public Task A_class_that_is_there_twice_is_removed(string before, string after)
    {
        const string Rest = ")] public partial interface I { void Go(); } public sealed partial class Store { [HostFunction] public void Log() { } } public sealed partial class Other { [HostFunction] public void Stop() { } }";
        return Task.WhenAll(
            FixTest<RemoveImportCodeFix>.Check($"[ExtismPlugin(Imports = [{before}]{Rest}", $"[ExtismPlugin(Imports = [{after}]{Rest}"),
            FixTest<RemoveImportCodeFix>.Check($"[ExtismPlugin(Imports = new[] {{ {before} }}{Rest}", $"[ExtismPlugin(Imports = new[] {{ {after} }}{Rest}"));
    }

    [Fact]
    public Task A_class_that_has_no_host_functions_is_left_to_the_user() =>
        FixTest<RemoveImportCodeFix>.CheckNone("[ExtismPlugin(Imports = [{|WXT108:typeof(string)|}])] public partial interface I { void Go(); }");

    private const string Unfixable = """
        [ExtismPlugin({|WXT104:"m.wasm"|}, Imports = [{|WXT104:{|WXT104:typeof(Store)|}|}])] public partial interface I { void Go(); }
        public sealed partial class Store { [HostFunction] public void A(int a) { } [HostFunction(ErrorsAsPayload = true)] public void B(byte[] b) { } }
        """;

    private static string Visiting(string member, string import) => $$"""
        [ExtismPlugin("visitors.wasm", Imports = [{{import}}])] public partial interface IVisitors { void Visit(); }

        public sealed partial class Store
        {
            [HostFunction] public {{member}}

            [HostFunction] public void KvWrite(string key, byte[] value) { }
        }
        """;

    private static string Interface(string member, bool isFar) => $$"""
        [ExtismPlugin("greeter.wasm")]
        public partial interface {{(isFar ? "{|WXT105:IGreeter|}" : "IGreeter")}}
        {
            string Greet(string name);
        {{member}}
        }
        """;
}
