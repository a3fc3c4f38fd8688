using System.Text;
using CsCheck;

namespace WebXtism.Tests.Payloads;

public sealed class TextPayloadTests : EchoTests
{
    private static readonly Gen<string> s_texts = Gen.OneOf(
            Gen.Int[0x20, 0x7e],
            Gen.Int[0, 0x7ff],
            Gen.OneOf(Gen.Int[0x800, 0xd7ff], Gen.Int[0xe000, 0xffff]),
            Gen.Int[0x10000, 0x10ffff])
        .Array[0, 600]
        .Select(runes => string.Concat(runes.Select(char.ConvertFromUtf32)));

    [Fact]
    public void Any_text_comes_back_as_it_was() =>
        s_texts.Sample(text => Assert.Equal(text, Through<string?, TextPayload>(text)), iter: 500, threads: 1);

    [Fact]
    public void The_guest_sees_utf8() =>
        s_texts.Sample(text => Assert.Equal(Encoding.UTF8.GetBytes(text), Through<string?, TextPayload, byte[]?, BytesPayload>(text)), iter: 200, threads: 1);

    [Theory]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(1 << 20)]
    public void Any_length_comes_back(int length)
    {
        string text = new('ß', length);

        Assert.Equal(text, Through<string?, TextPayload>(text));
    }

    [Fact]
    public void Null_and_the_empty_text_are_the_empty_payload_and_come_back_as_the_empty_text()
    {
        Assert.Equal("", Through<string?, TextPayload>(null));
        Assert.Equal("", Through<string?, TextPayload>(""));
        Assert.Empty(Through<string?, TextPayload, byte[]?, BytesPayload>(null)!);
    }

    [Fact]
    public void A_byte_order_mark_is_text_like_any_other() =>
        Assert.Equal("\ufeffa", Through<string?, TextPayload>("\ufeffa"));

    [Fact]
    public void A_zero_is_text_like_any_other() => Assert.Equal("a\0b", Through<string?, TextPayload>("a\0b"));

    [Theory]
    [InlineData(10)]
    [InlineData(1_000)]
    public void Half_of_a_surrogate_pair_is_refused_before_the_call(int position)
    {
        string text = new string('a', position) + '\ud83d' + "b";

        var exception = Fails<PayloadException>(() => Through<string?, TextPayload>(text));

        Says(exception, "The input of 'echo' of 'guest' cannot be written as text", $"half of a surrogate pair at character {position}.");
        Assert.Equal(("guest", "echo", PayloadDirection.Input, typeof(string)), (exception.PluginName, exception.Export, exception.Direction, exception.ValueType));
        Assert.IsType<EncoderFallbackException>(exception.InnerException);
        Assert.True(exception.Sample.IsEmpty);
        Assert.Equal("next", Through<string?, TextPayload>("next"));
    }

    public static TheoryData<byte[], int> NotUtf8 => new()
    {
        { [0xff], 0 },
        { [(byte)'o', (byte)'k', 0xc3], 2 },
        { [0xc0, 0x80], 0 },
        { [0xed, 0xa0, 0x80], 0 },
        { [0xf4, 0x90, 0x80, 0x80], 0 },
        { [(byte)'a', 0x80], 1 },
    };

    [Theory]
    [MemberData(nameof(NotUtf8))]
    public void Output_that_is_not_utf8_is_refused_and_shown(byte[] output, int position)
    {
        var exception = Fails<PayloadException>(() => Through<byte[]?, BytesPayload, string?, TextPayload>(output));

        Says(exception, "The output of 'echo' of 'guest' cannot be read as text", $"not UTF-8 at byte {position}.", $"The payload has {output.Length} bytes and begins with \"");
        Assert.Equal((PayloadDirection.Output, typeof(string)), (exception.Direction, exception.ValueType));
        Assert.Equal(output, exception.Sample.ToArray());
        Assert.IsType<DecoderFallbackException>(exception.InnerException);
        Assert.Null(exception.JsonPath);
        Assert.Equal("next", Through<string?, TextPayload>("next"));
    }

    [Fact]
    public void Only_the_first_200_bytes_are_kept_as_a_sample_and_nothing_of_them_can_forge_a_line()
    {
        byte[] output = [(byte)'\n', (byte)'"', 0xff, .. Enumerable.Repeat((byte)'x', 1_000)];

        var exception = Fails<PayloadException>(() => Through<byte[]?, BytesPayload, string?, TextPayload>(output));

        Assert.Equal(output[..200], exception.Sample.ToArray());
        Says(exception, "has 1003 bytes and begins with \"\\x0a\\x22\\xffxxx");
        Assert.DoesNotContain('\n', exception.Message);
    }
}
