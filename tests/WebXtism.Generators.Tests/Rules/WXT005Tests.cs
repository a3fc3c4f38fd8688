using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT005Tests
{
    [Theory]
    [InlineData("T {|WXT005:Get|}<T>(string name);")]
    [InlineData("void {|WXT005:Get|}(ref int value);")]
    [InlineData("void {|WXT005:Get|}(out int value);")]
    [InlineData("void {|WXT005:Get|}(in int value);")]
    [InlineData("void {|WXT005:Get|}(ref readonly int value);")]
    [InlineData("ref int {|WXT005:Get|}();")]
    [InlineData("ref readonly int {|WXT005:Get|}();")]
    [InlineData("void {|WXT005:Get|}(params byte[] data);")]
    [InlineData("IAsyncEnumerable<string> {|WXT005:Get|}();")]
    [InlineData("int Add(int a, {|WXT005:ReadOnlySpan<byte>|} b);")]
    [InlineData("int Add(string a, {|WXT005:Stream|} b, CancellationToken stop);")]
    [InlineData("int Add(string a, [PayloadCodec<TextPayload>] {|WXT005:string|} b);")]
    [InlineData("int {|WXT005:Add|}(System.Buffers.IBufferWriter<byte> a);")]
    [InlineData("void {|WXT005:Add|}(System.Buffers.IBufferWriter<byte> a, System.Buffers.IBufferWriter<byte> b);")]
    [InlineData("int {|WXT005:Add|}(CallOptions a, CallOptions b);")]
    [InlineData("void {|WXT005:Get|}(in CallOptions options);")]
    [InlineData("void {|WXT005:Get|}(__arglist);")]
    [InlineData("static abstract string {|WXT005:Get|}();")]
    public Task Reports_a_method_that_cannot_cross(string member) => RuleTest.CheckBroken(UserCode.Interface(member));

    [Theory]
    [InlineData("Person Get(Person person, CancellationToken stop);")]
    [InlineData("Person Get(Person person, CallOptions options = default, CancellationToken stop = default);")]
    [InlineData("static T Get<T>(T value) => value;")]
    [InlineData("void Swap(ref int a, ref int b) => (a, b) = (b, a);")]
    [InlineData("string Greet(string name = \"Ada\");")]
    [InlineData("int Add(int a, int b = 3, CancellationToken stop = default);")]
    [InlineData("void Render(string name, System.Buffers.IBufferWriter<byte> destination);")]
    [InlineData("Task RenderAsync(System.Buffers.IBufferWriter<byte> destination);")]
    public Task Accepts_one_payload_and_members_that_are_no_exports(string member) => RuleTest.Check(UserCode.Interface(member));
}
