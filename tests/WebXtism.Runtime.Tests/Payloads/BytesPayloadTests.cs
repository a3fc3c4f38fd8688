using CsCheck;

namespace WebXtism.Tests.Payloads;

public sealed class BytesPayloadTests : EchoTests
{
    [Fact]
    public void Any_bytes_come_back_as_they_were() =>
        Gen.Byte.Array[0, 3_000].Sample(bytes => Assert.Equal(bytes, Through<byte[]?, BytesPayload>(bytes)), iter: 300, threads: 1);

    [Theory]
    [InlineData(65_535)]
    [InlineData(65_536 - 144)]
    [InlineData(65_536 - 143)]
    [InlineData(1 << 20)]
    public void Any_length_comes_back(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);

        Assert.Equal(bytes, Through<byte[]?, BytesPayload>(bytes));
        Assert.Equal(bytes, Through<ReadOnlyMemory<byte>, BytesPayload>(bytes).ToArray());
        Assert.Equal(bytes, Invoker.CallBytes<byte[]?, BytesPayload>(0, bytes, default));
    }

    [Fact]
    public void A_shorter_payload_after_a_longer_one_has_nothing_of_it()
    {
        byte[] large = [.. Enumerable.Repeat((byte)1, 100_000)];
        Assert.Equal(large, Through<byte[]?, BytesPayload>(large));

        Assert.Equal([2, 3], Through<byte[]?, BytesPayload>([2, 3]));
    }

    [Fact]
    public void Null_and_no_bytes_are_the_empty_payload_and_come_back_as_no_bytes()
    {
        Assert.Empty(Through<byte[]?, BytesPayload>(null)!);
        Assert.Empty(Through<byte[]?, BytesPayload>([])!);
        Assert.True(Through<ReadOnlyMemory<byte>, BytesPayload>(default).IsEmpty);
    }

    [Fact]
    public void A_result_is_a_copy_that_the_next_call_leaves_alone()
    {
        byte[] first = Through<byte[]?, BytesPayload>([1, 2, 3])!;
        Through<byte[]?, BytesPayload>([7, 8, 9]);

        Assert.Equal([1, 2, 3], first);
    }

    [Fact]
    public void No_payload_writes_nothing_and_reads_nothing()
    {
        Assert.Empty(Through<NoPayload, NoPayload, byte[]?, BytesPayload>(default)!);
        Assert.Equal(default, Through<string?, TextPayload, NoPayload, NoPayload>("ignored"));
    }

    [Fact]
    public void An_input_that_cannot_fit_is_a_limit_and_the_instance_goes_on()
    {
        // Larger than all memory that a kernel can have; the codec only asks for it.
        var exception = Fails<PluginLimitException>(() => Through<long, Huge, NoPayload, NoPayload>(int.MaxValue));

        Assert.Equal(PluginLimit.Memory, exception.Limit);
        Says(exception, "The input of 'echo' of 'guest' does not fit into plugin memory.", "cannot grow to");
        Assert.Equal([1], Through<byte[]?, BytesPayload>([1]));
    }

    private readonly struct Huge : IPayloadCodec<long>
    {
        public void Write(long value, PayloadWriter writer) => writer.GetSpan((int)value);

        public long Read(ReadOnlySpan<byte> payload) => payload.Length;
    }
}
