using CsCheck;
using Google.Protobuf.WellKnownTypes;
using PolyType;

namespace WebXtism.Tests.Payloads;

/// <summary>The codecs of the packages beside the library.</summary>
public sealed partial class PackagedCodecTests : EchoTests
{
    [Fact]
    public void Any_message_pack_value_comes_back_as_it_was() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 0, 300], Gen.Int, Gen.Long.Array[0, 20]).Sample(
            (name, age, marks) =>
            {
                Pupil pupil = Through<Pupil, MessagePackPayload<Pupil>>(new(name, age, marks));
                Assert.Equal((name, age), (pupil.Name, pupil.Age));
                Assert.Equal(marks, pupil.Marks);
            },
            iter: 100,
            threads: 1);

    [Fact]
    public void The_guest_sees_message_pack() =>
        Assert.Equal(
            [0x93, 0xa3, (byte)'A', (byte)'d', (byte)'a', 36, 0x91, 1],
            Through<Pupil, MessagePackPayload<Pupil>, byte[]?, BytesPayload>(new("Ada", 36, [1])));

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0xc0 })]
    [InlineData(new byte[] { 0x93, 0xa3 })]
    [InlineData(new byte[] { 0x93, 0xa0, 1, 0x90, 7 })]
    [InlineData(new byte[] { 0xdd, 0xff, 0xff, 0xff, 0xff })]
    public void What_is_no_message_pack_is_an_error(byte[] payload) =>
        Fails<PayloadException>(() => Through<byte[]?, BytesPayload, Pupil, MessagePackPayload<Pupil>>(payload));

    [Fact]
    public void Any_protobuf_message_comes_back_as_it_was() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 0, 300], Gen.Double, Gen.Bool).Sample(
            (text, number, flag) =>
            {
                var message = new Struct { Fields = { ["text"] = Value.ForString(text), ["number"] = Value.ForNumber(number), ["list"] = Value.ForList(Value.ForBool(flag)) } };
                Assert.Equal(message, Through<Struct, ProtobufPayload<Struct>>(message));
            },
            iter: 100,
            threads: 1);

    [Fact]
    public void The_guest_sees_protobuf()
    {
        Assert.Equal([0x0a, 2, (byte)'h', (byte)'i'], Through<StringValue, ProtobufPayload<StringValue>, byte[]?, BytesPayload>(new StringValue { Value = "hi" }));
        Assert.Empty(Through<StringValue, ProtobufPayload<StringValue>, byte[]?, BytesPayload>(new StringValue())!);
    }

    [Theory]
    [InlineData(new byte[] { 0x0a, 200 })]
    [InlineData(new byte[] { 0xff })]
    public void What_is_no_protobuf_is_an_error(byte[] payload) =>
        Fails<PayloadException>(() => Through<byte[]?, BytesPayload, StringValue, ProtobufPayload<StringValue>>(payload));

    [GenerateShape]
    public sealed partial record Pupil(
        [property: Nerdbank.MessagePack.Key(0)] string Name,
        [property: Nerdbank.MessagePack.Key(1)] int Age,
        [property: Nerdbank.MessagePack.Key(2)] IReadOnlyList<long> Marks);
}
