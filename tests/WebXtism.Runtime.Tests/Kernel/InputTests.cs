using WebXtism.Kernel;

namespace WebXtism.Tests.Kernel;

public sealed class InputTests : IDisposable
{
    private readonly KernelGuest _kernel = new();

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void What_the_host_wrote_is_what_the_guest_reads()
    {
        byte[] input = [.. Enumerable.Range(1, 20).Select(i => (byte)i)];
        _kernel.BeginCall(input);

        Assert.Equal((144, 20), _kernel.Input);
        Assert.Equal(20, _kernel.Length(144));
        Assert.Equal(input, Enumerable.Range(0, 20).Select(i => _kernel.InputLoadU8(i)));
        Assert.Equal(0x0807_0605_0403_0201, _kernel.InputLoadU64(0));
        Assert.Equal(0x1413_1211_100f_0e0d, _kernel.InputLoadU64(12));
    }

    [Fact]
    public void The_empty_input_is_at_zero_and_has_no_bytes()
    {
        _kernel.BeginCall();

        Assert.Equal((0, 0), _kernel.Input);
        Assert.Equal(0, _kernel.InputLoadU8(0));
        Assert.Equal(0, _kernel.InputLoadU64(0));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(1L << 32)]
    [InlineData(-1)]
    [InlineData(-8)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void A_byte_outside_the_input_is_zero(long index)
    {
        _kernel.BeginCall([.. Enumerable.Repeat((byte)0xff, 20)]);

        Assert.Equal(0, _kernel.InputLoadU8(index));
    }

    [Theory]
    [InlineData(13)]
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(1L << 32)]
    [InlineData(-1)]
    [InlineData(-2)]
    [InlineData(-3)]
    [InlineData(-4)]
    [InlineData(-5)]
    [InlineData(-6)]
    [InlineData(-7)]
    [InlineData(-8)]
    [InlineData(-9)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void A_word_that_is_not_wholly_in_the_input_is_zero(long index)
    {
        _kernel.BeginCall([.. Enumerable.Repeat((byte)0xff, 20)]);

        Assert.Equal(0, _kernel.InputLoadU64(index));
    }

    [Fact]
    public void An_input_of_less_than_a_word_has_no_word()
    {
        _kernel.BeginCall(1, 2, 3, 4, 5, 6, 7);

        Assert.Equal(0, _kernel.InputLoadU64(0));
    }

    [Fact]
    public void Freeing_the_input_leaves_its_place_and_takes_its_length()
    {
        _kernel.BeginCall(1, 2, 3);
        _kernel.Free(144);

        Assert.Equal((144, 0), _kernel.Input);
        Assert.Equal(0, _kernel.InputLoadU8(0));
    }

    [Fact]
    public void A_guest_may_set_any_range_of_the_heap_as_its_input()
    {
        _kernel.BeginCall();
        long handle = _kernel.Alloc(20);
        _kernel.StoreU8(handle + 5, 9);
        _kernel.InputSet(handle + 5, 3);

        Assert.Equal((handle + 5, 3), _kernel.Input);
        Assert.Equal(9, _kernel.InputLoadU8(0));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 4)]
    [InlineData(127, 1)]
    [InlineData(65_535, 2)]
    [InlineData(65_536, 0)]
    [InlineData(200, 65_536)]
    [InlineData(200, -1)]
    [InlineData(-1, 1)]
    [InlineData(1L << 32, 1)]
    public void A_range_outside_the_heap_is_not_taken_as_input(long offset, long length)
    {
        _kernel.BeginCall(1, 2, 3);
        _kernel.InputSet(offset, length);

        Assert.Equal((144, 3), _kernel.Input);
    }

    [Fact]
    public void An_input_may_end_where_the_memory_ends()
    {
        _kernel.BeginCall();
        _kernel.StoreU64(KernelLayout.PageSize - 8, 77);
        _kernel.InputSet(KernelLayout.PageSize - 8, 8);

        Assert.Equal(77, _kernel.InputLoadU64(0));
    }
}
