using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT201Tests
{
    [Theory]
    [InlineData("{|WXT201:object|} Get();")]
    [InlineData("void Set({|WXT201:object?|} value);")]
    [InlineData("{|WXT201:dynamic|} Get();")]
    [InlineData("{|WXT201:Action|} Get();")]
    [InlineData("void Set({|WXT201:Func<int>|} value);")]
    [InlineData("{|WXT201:nint|} Get();")]
    [InlineData("void Set({|WXT201:nuint?|} value);")]
    [InlineData("{|WXT201:ReadOnlySpan<byte>|} Get();")]
    [InlineData("void Set({|WXT201:Span<byte>|} value);")]
    [InlineData("void Set({|WXT201:ReadOnlySpan<char>|} value);")]
    [InlineData("void Set({|WXT201:HostCall|} value);")]
    [InlineData("void Set({|WXT201:Task<int>|} value);")]
    [InlineData("{|WXT201:Task<Task>|} Get();")]
    [InlineData("{|WXT201:ValueTask<ValueTask<int>>|} Get();")]
    [InlineData("{|WXT201:CancellationToken|} Get();")]
    [InlineData("void Set({|WXT201:CancellationToken?|} value);")]
    [InlineData("{|WXT201:(int Left, int Right)|} Get();")]
    [InlineData("void Set({|WXT201:(int, int)?|} value);")]
    [InlineData("int Set(int a, {|WXT201:(int, int)|} value);")]
    [InlineData("{|WXT201:MemoryStream|} Get();")]
    [InlineData("void Set({|WXT201:MemoryStream|} value);")]
    [InlineData("{|WXT201:Type|} Get();")]
    [InlineData("{|WXT201:System.Buffers.IBufferWriter<byte>|} Get();")]
    [InlineData("void Set({|WXT201:System.Buffers.IBufferWriter<char>|} value);")]
    [InlineData("unsafe {|WXT201:int*|} Get();")]
    [InlineData("unsafe void Set({|WXT201:delegate*<void>|} value);")]
    public Task Reports_a_type_that_means_nothing_on_the_other_side(string member) => RuleTest.CheckBroken(UserCode.Interface(member));

    [Theory]
    [InlineData("[HostFunction] public static {|WXT201:object|} Get() => 1;")]
    [InlineData("[HostFunction] public static void Get({|WXT201:System.Buffers.IBufferWriter<byte>|} value) { }")]
    [InlineData("[HostFunction] public static void Get({|WXT201:FileStream|} value) { }")]
    [InlineData("[HostFunction] public static {|WXT201:ReadOnlySpan<byte>|} Get(ReadOnlySpan<byte> value) => value;")]
    public Task Reports_host_functions_too(string member) => RuleTest.Check(UserCode.Class(member));

    [Theory]
    [InlineData("string Get(string value);")]
    [InlineData("ReadOnlyMemory<byte> Get(ReadOnlySpan<byte> value);")]
    [InlineData("Person[] Get(List<Person> value);")]
    [InlineData("Task<int?> Get(int? value);")]
    [InlineData("Stream Get(Stream? value);")]
    [InlineData("System.Text.Json.JsonElement Get(System.Text.Json.Nodes.JsonObject value);")]
    public Task Accepts_text_bytes_and_what_a_context_knows(string member) => RuleTest.Check(UserCode.Interface(member));
}
