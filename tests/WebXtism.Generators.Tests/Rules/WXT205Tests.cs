using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT205Tests
{
    private const string Codecs = """
        namespace Demo;
        public readonly struct PersonCodec : IPayloadCodec<Person> { public void Write(Person value, PayloadWriter writer) { } public Person Read(ReadOnlySpan<byte> payload) => new("", 0); }
        public readonly struct NumberCodec : IPayloadCodec<int> { public void Write(int value, PayloadWriter writer) { } public int Read(ReadOnlySpan<byte> payload) => 0; }
        file readonly struct HiddenCodec : IPayloadCodec<int> { public void Write(int value, PayloadWriter writer) { } public int Read(ReadOnlySpan<byte> payload) => 0; }
        public struct MadeCodec : IPayloadCodec<Person> { public MadeCodec() { } public void Write(Person value, PayloadWriter writer) { } public Person Read(ReadOnlySpan<byte> payload) => new("", 0); }
        [PayloadCodec<NumberCodec>] public sealed record Wrong(int Id);
        """;

    [Theory]
    [InlineData("void Set([{|WXT205:PayloadCodec<NumberCodec>|}] string value);")]
    [InlineData("void Set([{|WXT205:PayloadCodec<PersonCodec>|}] object value);")]
    [InlineData("void Set([{|WXT205:PayloadCodec<PersonCodec>|}] Person[] value);")]
    [InlineData("[return: {|WXT205:PayloadCodec<NumberCodec>|}] Task<long> Get();")]
    [InlineData("void Set([{|WXT205:PayloadCodec<MadeCodec>|}] Person? value);")]
    [InlineData("{|WXT205:Wrong|} Get();")]
    public Task Reports_a_codec_of_another_type(string member) => RuleTest.Check(UserCode.Interface(member), Codecs);

    [Fact]
    public Task Reports_a_codec_that_cannot_be_reached() =>
        RuleTest.Check(
            """
            public partial class Outer
            {
                private struct Codec : IPayloadCodec<int> { public void Write(int value, PayloadWriter writer) { } public int Read(ReadOnlySpan<byte> payload) => 0; }
                [ExtismPlugin] internal partial interface IGreeter { void Set([{|WXT205:PayloadCodec<Codec>|}] int value); }
            }
            """);

    [Theory]
    [InlineData("[HostFunction] public static void Set([{|WXT205:PayloadCodec<NumberCodec>|}] string value) { }")]
    public Task Reports_host_functions_too(string member) => RuleTest.Check(UserCode.Class(member), Codecs);

    [Theory]
    [InlineData("[return: PayloadCodec<PersonCodec>] Person? Get([PayloadCodec<PersonCodec>] Person value);")]
    [InlineData("[return: PayloadCodec<NumberCodec>] Task<int?> Get([PayloadCodec<NumberCodec>] int value);")]
    [InlineData("void Set([PayloadCodec<MadeCodec>] Person value);")]
    [InlineData("void Set([PayloadCodec<TextPayload>] string value);")]
    public Task Accepts_a_codec_of_the_type(string member) => RuleTest.Check(UserCode.Interface(member), Codecs);
}
