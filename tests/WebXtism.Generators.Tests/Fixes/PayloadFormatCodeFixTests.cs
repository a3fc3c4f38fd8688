using WebXtism.CodeFixes;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Fixes;

public sealed class PayloadFormatCodeFixTests
{
    private const string Json = "[JsonSerializable(typeof(int))] internal sealed partial class DemoJson : JsonSerializerContext;";

    [Theory]
    [InlineData("void Set([{|WXT202:Payload(PayloadFormat.Text)|}] byte[] value);", "void Set(byte[] value);")]
    [InlineData("[return: {|WXT202:Payload(PayloadFormat.Bytes)|}] string Get();", "string Get();")]
    [InlineData("/// <summary>Gets it.</summary>\n    [return: {|WXT202:Payload(PayloadFormat.Bytes)|}]\n    string Get();", "/// <summary>Gets it.</summary>\n    string Get();")]
    [InlineData("// why\n#if !X\n    [return: {|WXT202:Payload(PayloadFormat.Bytes)|}]\n#endif\n    string Get();", "// why\n#if !X\n    #endif\n    string Get();")]
    [InlineData("[Export(\"a\")]\n    [return: {|WXT202:Payload(PayloadFormat.Bytes)|}]\n    string Get();", "[Export(\"a\")]\n    string Get();")]
    public Task Removes_a_format_that_does_not_fit(string before, string after) =>
        FixTest<RemovePayloadFormatCodeFix>.Check($"[ExtismPlugin] public partial interface IGreeter\n{{\n    {before}\n}}\n", $"[ExtismPlugin] public partial interface IGreeter\n{{\n    {after}\n}}\n");

    [Theory]
    [InlineData("void Set({|WXT207:int|} value);", "void Set([Payload(PayloadFormat.Json)] int value);")]
    [InlineData("// why\n    {|WXT207:int|} Get();", "// why\n    [return: Payload(PayloadFormat.Json)] int Get();")]
    [InlineData("[Export(\"a\")] {|WXT207:int|} Get();", "[return: Payload(PayloadFormat.Json)] [Export(\"a\")] int Get();")]
    public Task Says_the_format_of_a_number(string before, string after) =>
        FixTest<SayPayloadFormatCodeFix>.Check($"{Json}\n[ExtismPlugin] public partial interface IGreeter\n{{\n    {before}\n}}\n", $"{Json}\n[ExtismPlugin] public partial interface IGreeter\n{{\n    {after}\n}}\n");

    [Fact]
    public Task Says_the_format_in_a_file_without_using_directives() =>
        FixTest<SayPayloadFormatCodeFix>.CheckWithoutUsings(
            "[WebXtism.ExtismPlugin] public partial interface IGreeter\n{\n    void Set({|WXT207:int|} value);\n}\n",
            "[WebXtism.ExtismPlugin] public partial interface IGreeter\n{\n    void Set([WebXtism.Payload(WebXtism.PayloadFormat.Json)] int value);\n}\n",
            iterations: 1);

    [Theory]
    [InlineData("string Greet(CancellationToken {|WXT009:stop|}, string name = \"\");", "string Greet(string name = \"\", CancellationToken stop = default);")]
    [InlineData("string Greet(CancellationToken {|WXT009:stop|}, string name);", "string Greet(string name, CancellationToken stop);")]
    [InlineData("string Greet(\n        CancellationToken {|WXT009:stop|},\n        CallOptions options,\n        string name);", "string Greet(\n        CallOptions options,\n        string name,\n        CancellationToken stop);")]
    public Task Moves_a_token_to_the_end(string before, string after) =>
        FixTest<MoveParameterCodeFix>.Check($"[ExtismPlugin] public partial interface IGreeter {{ {before} }}", $"[ExtismPlugin] public partial interface IGreeter {{ {after} }}");

    [Fact]
    public Task Offers_nothing_for_two_tokens() =>
        FixTest<MoveParameterCodeFix>.CheckNone("[ExtismPlugin] public partial interface IGreeter { string Greet(string name, CancellationToken {|WXT009:stop|}, CancellationToken other); }");
}
