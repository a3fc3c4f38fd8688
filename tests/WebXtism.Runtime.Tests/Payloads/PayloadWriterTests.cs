using System.Buffers;
using CsCheck;

namespace WebXtism.Tests.Payloads;

public sealed class PayloadWriterTests : EchoTests
{
    private byte[] Written(Action<PayloadWriter> write) =>
        Through<Action<PayloadWriter>, Scripted, byte[]?, BytesPayload>(write)!;

    private readonly struct Scripted : IPayloadCodec<Action<PayloadWriter>>
    {
        public void Write(Action<PayloadWriter> value, PayloadWriter writer) => value(writer);

        public Action<PayloadWriter> Read(ReadOnlySpan<byte> payload) => throw new NotSupportedException();
    }

    [Fact]
    public void Any_mixture_of_spans_buffers_and_writes_adds_up() =>
        Gen.Select(Gen.Int[0, 3], Gen.Byte.Array[0, 400]).Array[0, 30].Sample(
            pieces => Assert.Equal(
                pieces.SelectMany(piece => piece.Item2),
                Written(writer =>
                {
                    foreach ((int way, byte[] bytes) in pieces)
                    {
                        Put(writer, way, bytes);
                    }

                    Assert.Equal(pieces.Sum(piece => piece.Item2.Length), writer.WrittenCount);
                })),
            iter: 300,
            threads: 1);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(300_000)]
    public void A_span_and_a_buffer_have_at_least_the_size_asked_for_and_never_none(int size) =>
        Written(writer =>
        {
            Assert.True(writer.GetSpan(size).Length >= Math.Max(1, size));
            Assert.True(writer.GetMemory(size).Length >= Math.Max(1, size));
        });

    [Fact]
    public void What_was_not_advanced_over_is_not_part_of_the_payload() =>
        Assert.Equal([1, 4], Written(writer =>
        {
            writer.GetSpan(2)[0] = 1;
            writer.GetSpan(2)[1] = 2;
            writer.Advance(1);
            writer.GetMemory(10).Span[0] = 3;
            writer.GetSpan(1)[0] = 4;
            writer.Advance(1);
            writer.GetSpan(100).Fill(5);
        }));

    [Fact]
    public void Advancing_by_nothing_is_allowed_at_any_time() =>
        Assert.Empty(Written(writer =>
        {
            writer.Advance(0);
            writer.GetMemory();
            writer.Advance(0);
        }));

    [Fact]
    public void Advancing_further_than_what_was_handed_out_is_refused()
    {
        Written(writer =>
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => writer.Advance(1));
            Assert.Throws<ArgumentOutOfRangeException>(() => writer.Advance(-1));
            int span = writer.GetSpan(10).Length;
            Assert.Throws<ArgumentOutOfRangeException>(() => writer.Advance(span + 1));
            int memory = writer.GetMemory(10).Length;
            Assert.Throws<ArgumentOutOfRangeException>(() => writer.Advance(memory + 1));
            Assert.Equal(0, writer.WrittenCount);
        });
    }

    [Fact]
    public void A_negative_size_is_refused() =>
        Written(writer =>
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => { writer.GetSpan(-1); });
            Assert.Throws<ArgumentOutOfRangeException>(() => writer.GetMemory(-1));
        });

    [Fact]
    public void An_exception_of_a_codec_is_the_inner_exception()
    {
        var cause = new InvalidOperationException("the codec's own words");

        var exception = Fails<PayloadException>(() => Written(_ => throw cause));

        Assert.Same(cause, exception.InnerException);
        Says(exception, "the codec's own words.");
        Assert.Equal([1], Written(writer => writer.Write([1])));
    }

    [Fact]
    public void An_exception_of_a_codec_that_reads_is_the_inner_exception_too()
    {
        var exception = Fails<PayloadException>(() => Through<byte[]?, BytesPayload, Action<PayloadWriter>, Scripted>([1, 2]));

        Assert.IsType<NotSupportedException>(exception.InnerException);
        Assert.Equal([1, 2], exception.Sample.ToArray());
    }

    private static void Put(PayloadWriter writer, int way, byte[] bytes)
    {
        switch (way)
        {
            case 0:
                writer.Write(bytes);
                break;
            case 1:
                bytes.CopyTo(writer.GetSpan(bytes.Length));
                writer.Advance(bytes.Length);
                break;
            case 2:
                bytes.CopyTo(writer.GetMemory(bytes.Length));
                writer.Advance(bytes.Length);
                break;
            default:
                // The extension method of System.Buffers asks for spans as it goes.
                BuffersExtensions.Write(writer, bytes);
                break;
        }
    }
}
