using WebXtism.Kernel;

namespace WebXtism.Tests.Kernel;

public sealed class LoadAndStoreTests : IDisposable
{
    private const long End = KernelLayout.PageSize;
    private readonly KernelGuest _kernel = new();

    public LoadAndStoreTests() => _kernel.BeginCall();

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void A_stored_byte_can_be_loaded_and_is_cut_to_eight_bits()
    {
        long handle = _kernel.Alloc(8);
        _kernel.StoreU8(handle + 3, 0x1ff);

        Assert.Equal(0xff, _kernel.LoadU8(handle + 3));
        Assert.Equal(0xff00_0000, _kernel.LoadU64(handle));
    }

    [Fact]
    public void A_stored_word_is_little_endian_and_may_be_unaligned()
    {
        long handle = _kernel.Alloc(16);
        _kernel.StoreU64(handle + 3, 0x0807_0605_0403_0201);

        Assert.Equal(0x0807_0605_0403_0201, _kernel.LoadU64(handle + 3));
        Assert.Equal(Enumerable.Range(1, 8).Select(i => (byte)i), Enumerable.Range(3, 8).Select(i => _kernel.LoadU8(handle + i)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(127)]
    [InlineData(End)]
    [InlineData(End + 1)]
    [InlineData(1L << 32)]
    [InlineData((1L << 32) + 200)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void A_byte_outside_the_heap_reads_as_zero_and_cannot_be_written(long at)
    {
        byte[] before = Record();
        _kernel.StoreU8(at, 0xee);

        Assert.Equal(0, _kernel.LoadU8(at));
        Assert.Equal(before, Record());
        Assert.Equal(End, _kernel.Memory.Size);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(120)]
    [InlineData(127)]
    [InlineData(End - 7)]
    [InlineData(End - 1)]
    [InlineData(End)]
    [InlineData(1L << 32)]
    [InlineData((1L << 32) + 200)]
    [InlineData(-8)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void A_word_that_is_not_wholly_in_the_heap_reads_as_zero_and_cannot_be_written(long at)
    {
        _kernel.StoreU8(End - 1, 0x11);
        byte[] before = Record();
        _kernel.StoreU64(at, -1);

        Assert.Equal(0, _kernel.LoadU64(at));
        Assert.Equal(before, Record());
        Assert.Equal(0x11, _kernel.LoadU8(End - 1));
    }

    [Fact]
    public void The_first_and_the_last_places_of_the_heap_can_be_used()
    {
        _kernel.StoreU8(128, 1);
        _kernel.StoreU8(End - 1, 2);
        Assert.Equal((1, 2), (_kernel.LoadU8(128), _kernel.LoadU8(End - 1)));

        _kernel.StoreU64(128, 3);
        _kernel.StoreU64(End - 8, 4);
        Assert.Equal((3, 4), (_kernel.LoadU64(128), _kernel.LoadU64(End - 8)));
    }

    [Fact]
    public void The_bounds_follow_the_memory_when_it_grows()
    {
        _kernel.StoreU8(End, 1);
        Assert.Equal(0, _kernel.LoadU8(End));
        _kernel.Alloc(End);
        _kernel.StoreU8(End, 1);
        Assert.Equal(1, _kernel.LoadU8(End));
    }

    [Fact]
    public void A_few_bytes_past_a_block_harm_no_other_block()
    {
        // Some guests write whole words, or more bytes than they allocated: up to the next multiple of 16 that is padding.
        long first = _kernel.Alloc(3);
        long second = _kernel.Alloc(8);
        _kernel.StoreU64(first + 3, -1);

        Assert.Equal(3, _kernel.Length(first));
        Assert.Equal(8, _kernel.Length(second));
    }

    [Fact]
    public void Writing_past_the_last_block_is_no_trap()
    {
        long last = _kernel.Alloc(3);
        for (int i = 3; i < 100; i++)
        {
            _kernel.StoreU8(last + i, 0xff);
        }

        Assert.Equal(3, _kernel.Length(last));
        long next = _kernel.Alloc(8);
        Assert.Equal(8, _kernel.Length(next));
    }

    // What the host would read after the call: no store of a guest may change it.
    private byte[] Record() =>
    [
        .. BitConverter.GetBytes(_kernel.Input.Offset), .. BitConverter.GetBytes(_kernel.Input.Length),
        .. BitConverter.GetBytes(_kernel.Output.Offset), .. BitConverter.GetBytes(_kernel.Output.Length),
        .. BitConverter.GetBytes(_kernel.Error),
    ];
}
