using System.Buffers;
using CsCheck;

namespace WebXtism.Tests.Payloads;

public sealed class StreamPayloadTests : EchoTests
{
    [Fact]
    public void Any_stream_is_read_to_its_end_and_comes_back_as_a_stream() =>
        Gen.Select(Gen.Byte.Array[0, 20_000], Gen.Bool, Gen.Int[1, 9_000]).Sample(
            (bytes, seekable, chunk) =>
            {
                using var stream = new Dripping(bytes, seekable, chunk);
                using var back = Assert.IsType<MemoryStream>(Through<Stream, StreamPayload>(stream));
                Assert.Equal(bytes, back.ToArray());
                Assert.False(back.CanWrite);
                Assert.False(stream.IsDisposed);
            },
            iter: 100,
            threads: 1);

    [Fact]
    public void A_stream_that_lies_about_its_length_is_still_read_as_it_is()
    {
        using var stream = new Dripping([1, 2, 3], seekable: true, chunk: 2) { Claimed = long.MaxValue };

        Assert.Equal([1, 2, 3], Through<Stream, StreamPayload, byte[]?, BytesPayload>(stream));
    }

    [Fact]
    public void A_stream_is_read_from_where_it_is()
    {
        using var stream = new MemoryStream([1, 2, 3, 4]) { Position = 2 };

        Assert.Equal([3, 4], Through<Stream, StreamPayload, byte[]?, BytesPayload>(stream));
    }

    [Fact]
    public void The_result_of_a_host_function_is_disposed()
    {
        using var stream = new Dripping([1, 2], seekable: false, chunk: 1);

        Assert.Equal([1, 2], Through<Stream, OwnedStreamPayload, byte[]?, BytesPayload>(stream));
        Assert.True(stream.IsDisposed);
    }

    [Fact]
    public void A_stream_that_fails_is_an_error_of_the_payload_and_the_instance_goes_on()
    {
        using var stream = new Dripping([1, 2], seekable: false, chunk: 1) { Failure = new IOException("the disk is gone") };
        var exception = Fails<PayloadException>(() => Through<Stream, StreamPayload>(stream));

        Assert.Equal(PayloadDirection.Input, exception.Direction);
        Assert.Same(stream.Failure, exception.InnerException);
        Assert.Equal([1], Through<byte[]?, BytesPayload>([1]));
    }

    [Fact]
    public void A_destination_gets_the_output_without_an_array_in_between()
    {
        var destination = new ArrayBufferWriter<byte>(1 << 16);
        byte[] bytes = [.. Enumerable.Range(0, 1_000).Select(static i => (byte)i)];
        Invoker.Call<byte[]?, BytesPayload, IBufferWriter<byte>, BufferPayload>(0, bytes, default, new(destination));
        Assert.Equal(bytes, destination.WrittenSpan.ToArray());

        Assert.Equal(0, AllocatedBytes.By(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                destination.ResetWrittenCount();
                Invoker.Call<byte[]?, BytesPayload, IBufferWriter<byte>, BufferPayload>(0, bytes, default, new(destination));
            }
        }));
    }

    [Fact]
    public void A_destination_must_be_there() =>
        Assert.Throws<ArgumentNullException>(() => new BufferPayload(null!));

    private sealed class Dripping(byte[] bytes, bool seekable, int chunk) : Stream
    {
        private int _position;

        public bool IsDisposed { get; private set; }

        public long Claimed { get; init; } = bytes.Length;

        public Exception? Failure { get; init; }

        public override bool CanRead => true;

        public override bool CanSeek => seekable;

        public override bool CanWrite => false;

        public override long Length => seekable ? Claimed : throw new NotSupportedException();

        public override long Position { get => seekable ? _position : throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (Failure is not null && _position > 0)
            {
                throw Failure;
            }

            int read = Math.Min(Math.Min(count, chunk), bytes.Length - _position);
            bytes.AsSpan(_position, read).CopyTo(buffer.AsSpan(offset));
            _position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
