using WebXtism.Kernel;

namespace WebXtism.Tests.Kernel;

public sealed class AllocationTests : IDisposable
{
    private readonly KernelGuest _kernel = new();

    public AllocationTests() => _kernel.BeginCall();

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void Allocating_nothing_gives_the_null_handle() => Assert.Equal(0, _kernel.Alloc(0));

    [Theory]
    [InlineData(0x7fff_0001)]
    [InlineData(1L << 31)]
    [InlineData(1L << 32)]
    [InlineData((1L << 32) + 1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(-16)]
    public void What_can_never_fit_gives_the_null_handle_and_changes_nothing(long length)
    {
        long before = _kernel.Alloc(1);

        Assert.Equal(0, _kernel.Alloc(length));
        Assert.Equal(before + 32, _kernel.Alloc(1));
        Assert.Equal(KernelLayout.PageSize, _kernel.Memory.Size);
    }

    [Fact]
    public void The_largest_size_that_is_tried_does_not_fit_beside_the_record_and_gives_the_null_handle() =>
        Assert.Equal(0, _kernel.Alloc(0x7fff_0000));

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(1000)]
    [InlineData(65_536)]
    [InlineData(3_000_000)]
    public void Handles_are_multiples_of_16_and_below_2_to_the_31(long length)
    {
        _kernel.Alloc(3);
        long handle = _kernel.Alloc(length);

        Assert.Equal(0, handle % KernelLayout.Alignment);
        Assert.InRange(handle, KernelLayout.HeapBase + KernelLayout.HeaderSize, int.MaxValue);
        Assert.Equal(length, _kernel.Length(handle));
        Assert.True(handle + length <= _kernel.Memory.Size);
    }

    [Fact]
    public void The_first_block_follows_the_heap_base_and_the_next_ones_follow_it()
    {
        Assert.Equal(144, _kernel.Alloc(1));
        Assert.Equal(176, _kernel.Alloc(16));
        Assert.Equal(208, _kernel.Alloc(17));
        Assert.Equal(256, _kernel.Alloc(1));
    }

    [Fact]
    public void New_blocks_are_zero()
    {
        long handle = _kernel.Alloc(100);

        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal(0, _kernel.LoadU8(handle + i)));
    }

    [Fact]
    public void A_freed_block_is_left_alone_while_there_is_fresh_memory()
    {
        long first = _kernel.Alloc(64);
        _kernel.StoreU64(first, 42);
        _kernel.Free(first);

        Assert.NotEqual(first, _kernel.Alloc(64));
        Assert.Equal(42, _kernel.LoadU64(first));
    }

    [Fact]
    public void A_freed_block_is_used_again_before_the_memory_grows()
    {
        long large = _kernel.Alloc(40_000);
        _kernel.Free(large);

        Assert.Equal(large, _kernel.Alloc(40_000));
        Assert.Equal(40_000, _kernel.Length(large));
        Assert.Equal(KernelLayout.PageSize, _kernel.Memory.Size);
    }

    [Fact]
    public void A_little_smaller_request_takes_the_whole_freed_block()
    {
        long large = _kernel.Alloc(40_000);
        _kernel.Free(large);

        Assert.Equal(large, _kernel.Alloc(39_900));
        Assert.Equal(39_900, _kernel.Length(large));
    }

    [Fact]
    public void A_much_smaller_request_takes_the_tail_of_the_freed_block()
    {
        long large = _kernel.Alloc(40_000);
        _kernel.Free(large);

        long tail = _kernel.Alloc(30_000);
        Assert.Equal(large + 40_000 - 30_000, tail);
        Assert.Equal(30_000, _kernel.Length(tail));

        // 10,000 bytes less the tail's header are left; what still fits into fresh memory is taken from there first.
        _kernel.Alloc(25_000);
        Assert.Equal(large, _kernel.Alloc(9_984));
        Assert.Equal(KernelLayout.PageSize, _kernel.Memory.Size);
    }

    [Theory]
    [InlineData(112, false)]
    [InlineData(128, true)]
    public void A_freed_block_is_split_when_at_least_128_bytes_would_be_left(long excess, bool isSplit)
    {
        long large = _kernel.Alloc(40_000);
        _kernel.Free(large);

        Assert.Equal(isSplit ? large + excess : large, _kernel.Alloc(40_000 - excess));
    }

    [Fact]
    public void The_free_head_of_a_split_block_is_still_no_handle_until_it_is_allocated()
    {
        long large = _kernel.Alloc(40_000);
        _kernel.Free(large);
        _kernel.Alloc(30_000);

        Assert.Equal(0, _kernel.Length(large));
    }

    [Fact]
    public void Freed_blocks_that_are_too_small_make_the_memory_grow()
    {
        long[] small = [.. Enumerable.Range(0, 10).Select(_ => _kernel.Alloc(4_000))];
        Array.ForEach(small, _kernel.Free);

        long large = _kernel.Alloc(30_000);

        Assert.DoesNotContain(large, small);
        Assert.Equal(2 * KernelLayout.PageSize, _kernel.Memory.Size);
    }

    [Fact]
    public void A_block_may_span_many_pages()
    {
        long handle = _kernel.Alloc(10 * KernelLayout.PageSize);
        long last = handle + (10 * KernelLayout.PageSize) - 1;
        _kernel.StoreU8(last, 7);

        Assert.Equal(7, _kernel.LoadU8(last));
        Assert.Equal(11 * KernelLayout.PageSize, _kernel.Memory.Size);
    }

    [Fact]
    public void Memory_bytes_is_the_size_of_the_heap()
    {
        Assert.Equal(KernelLayout.PageSize - KernelLayout.HeapBase, _kernel.MemoryBytes);
        _kernel.Alloc(KernelLayout.PageSize);
        Assert.Equal((2 * KernelLayout.PageSize) - KernelLayout.HeapBase, _kernel.MemoryBytes);
    }

    [Fact]
    public void Free_ignores_everything_but_the_handle_of_an_active_block()
    {
        long first = _kernel.Alloc(32);
        long second = _kernel.Alloc(32);
        long[] others = [0, 1, 8, 127, 128, first - 16, first + 1, first + 16, first + 31, 50_000, 65_520, 65_535, 65_536, 1L << 32, first + (1L << 32), -1, long.MinValue];
        Array.ForEach(others, _kernel.Free);

        Assert.Equal(32, _kernel.Length(first));
        Assert.Equal(32, _kernel.Length(second));
    }

    [Fact]
    public void Freeing_twice_is_freeing_once()
    {
        long large = _kernel.Alloc(40_000);
        _kernel.Free(large);
        _kernel.Free(large);

        Assert.Equal(large, _kernel.Alloc(40_000));
        Assert.Equal(2 * KernelLayout.PageSize, AfterAllocating(40_000));
    }

    [Fact]
    public void A_late_free_of_an_argument_does_not_destroy_a_result_that_came_after_it()
    {
        // The host frees an argument, allocates the result, and then the guest frees the argument again.
        long argument = _kernel.Alloc(24);
        _kernel.Free(argument);
        long result = _kernel.Alloc(24);
        _kernel.StoreU64(result, 99);
        _kernel.Free(argument);

        Assert.Equal(24, _kernel.Length(result));
        Assert.Equal(99, _kernel.LoadU64(result));
    }

    private long AfterAllocating(long length)
    {
        _kernel.Alloc(length);
        return _kernel.Memory.Size;
    }
}
