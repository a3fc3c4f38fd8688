using System.Buffers.Binary;
using System.Numerics;
using CsCheck;

namespace WebXtism.Tests.Payloads;

public sealed class BinaryPayloadTests : EchoTests
{
    [Fact]
    public void Any_number_comes_back_as_it_was()
    {
        Same(Gen.SByte);
        Same(Gen.Byte);
        Same(Gen.Short);
        Same(Gen.UShort);
        Same(Gen.Int);
        Same(Gen.UInt);
        Same(Gen.Long);
        Same(Gen.ULong);
        Same(Gen.Float);
        Same(Gen.Double);
    }

    [Fact]
    public void The_guest_sees_the_least_significant_byte_first() =>
        Gen.Select(Gen.Int, Gen.Double, Gen.ULong).Sample(
            (i, d, u) =>
            {
                byte[] expected = new byte[8];
                BinaryPrimitives.WriteInt32LittleEndian(expected, i);
                Assert.Equal(expected[..4], Through<int, BinaryPayload<int>, byte[]?, BytesPayload>(i));
                BinaryPrimitives.WriteDoubleLittleEndian(expected, d);
                Assert.Equal(expected, Through<double, BinaryPayload<double>, byte[]?, BytesPayload>(d));
                BinaryPrimitives.WriteUInt64LittleEndian(expected, u);
                Assert.Equal(expected, Through<ulong, BinaryPayload<ulong>, byte[]?, BytesPayload>(u));
            },
            iter: 100,
            threads: 1);

    [Fact]
    public void Enums_and_truth_are_their_numbers()
    {
        Assert.Equal([5, 0, 0, 0], Through<DayOfWeek, BinaryEnumPayload<DayOfWeek>, byte[]?, BytesPayload>(DayOfWeek.Friday));
        Assert.Equal((DayOfWeek)77, Through<byte[]?, BytesPayload, DayOfWeek, BinaryEnumPayload<DayOfWeek>>([77, 0, 0, 0]));
        Assert.Equal([1], Through<bool, BinaryPayload, byte[]?, BytesPayload>(true));
        Assert.True(Through<byte[]?, BytesPayload, bool, BinaryPayload>([200]));
        Assert.False(Through<bool, BinaryPayload>(false));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    public void A_payload_of_another_size_is_an_error(int length)
    {
        var exception = Fails<PayloadException>(() => Through<byte[]?, BytesPayload, int, BinaryPayload<int>>(new byte[length]));

        Assert.Equal(PayloadDirection.Output, exception.Direction);
        Says(exception, $"its binary form has 4 bytes, and the payload has {length}.");
    }

    [Fact]
    public void Null_is_the_empty_payload()
    {
        Assert.Null(Through<long?, OptionalValuePayload<long, BinaryPayload<long>>>(null));
        Assert.Equal(0, Through<long?, OptionalValuePayload<long, BinaryPayload<long>>>(0));
        Assert.Null(Through<string?, OptionalPayload<string?, TextPayload>>(null));
        Assert.Null(Through<string?, OptionalPayload<string?, TextPayload>>(""));
        Assert.Equal("a", Through<string?, OptionalPayload<string?, TextPayload>>("a"));
        Assert.Null(Through<byte[]?, OptionalPayload<byte[]?, BytesPayload>>([]));
    }

    [Fact]
    public void Numbers_allocate_nothing()
    {
        Through<int, BinaryPayload<int>>(1);
        Through<bool, BinaryPayload>(true);
        Through<DayOfWeek, BinaryEnumPayload<DayOfWeek>>(DayOfWeek.Friday);
        Through<long?, OptionalValuePayload<long, BinaryPayload<long>>>(1);

        Assert.Equal(0, AllocatedBytes.By(() =>
        {
            for (int i = 0; i < 1_000; i++)
            {
                Through<int, BinaryPayload<int>>(i);
                Through<bool, BinaryPayload>(true);
                Through<DayOfWeek, BinaryEnumPayload<DayOfWeek>>(DayOfWeek.Friday);
                Through<long?, OptionalValuePayload<long, BinaryPayload<long>>>(i);
            }
        }));
    }

    private void Same<T>(Gen<T> gen)
        where T : unmanaged, INumberBase<T> =>
        gen.Sample(value => Assert.Equal(value, Through<T, BinaryPayload<T>>(value)), iter: 50, threads: 1);
}
