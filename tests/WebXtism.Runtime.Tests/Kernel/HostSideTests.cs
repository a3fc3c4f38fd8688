using System.Runtime.CompilerServices;
using System.Text;
using WebXtism.Engine;
using WebXtism.Kernel;

namespace WebXtism.Tests.Kernel;

/// <summary>The host's half of the kernel: it writes and reads the same memory without crossing.</summary>
public sealed class HostSideTests : IDisposable
{
    private readonly KernelGuest _kernel = new();

    private KernelMemory Memory => _kernel.Memory;

    public HostSideTests() => _kernel.BeginCall();

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void The_record_ends_before_the_heap() =>
        Assert.InRange(Unsafe.SizeOf<KernelRecord>(), 72, KernelLayout.HeapBase - KernelLayout.RecordAddress);

    [Fact]
    public void A_block_of_the_host_is_a_block_for_the_guest()
    {
        long handle = Block("from the host");

        Assert.Equal(13, _kernel.Length(handle));
        Assert.Equal((byte)'f', _kernel.LoadU8(handle));
        Assert.Equal(handle + 32, _kernel.Alloc(1));
    }

    [Fact]
    public void A_block_of_the_guest_is_a_block_for_the_host()
    {
        long handle = _kernel.Alloc(3);
        _kernel.StoreU8(handle + 2, 5);

        Assert.True(Memory.TryReadBlock(handle, out ReadOnlySpan<byte> bytes));
        Assert.Equal([0, 0, 5], bytes.ToArray());
    }

    [Fact]
    public void Blocks_of_both_sides_alternate_without_touching()
    {
        long first = _kernel.Alloc(5);
        long second = Block("second");
        long third = _kernel.Alloc(7);
        long fourth = Block("fourth");

        Assert.Equal([5, 6, 7, 6], new[] { first, second, third, fourth }.Select(_kernel.Length));
        Assert.Equal("second", Text(second));
        Assert.Equal("fourth", Text(fourth));
    }

    [Fact]
    public void What_the_host_frees_the_guest_sees_as_freed_and_the_kernel_uses_again()
    {
        long handle = _kernel.Alloc(40_000);
        Memory.FreeBlock(handle);

        Assert.Equal(0, _kernel.Length(handle));
        Assert.Equal(handle, _kernel.Alloc(40_000));
    }

    [Fact]
    public void Freeing_the_input_from_the_host_takes_its_length()
    {
        _kernel.BeginCall(1, 2, 3);
        Memory.FreeBlock(144);

        Assert.Equal((144, 0), _kernel.Input);
    }

    [Fact]
    public void Nothing_is_no_block()
    {
        Memory.BeginBlock();

        Assert.Equal(0, Memory.CommitBlock(0));
        Assert.Equal(144, _kernel.Alloc(1));
    }

    [Fact]
    public void The_null_handle_is_the_empty_block()
    {
        Assert.True(Memory.TryReadBlock(0, out ReadOnlySpan<byte> bytes));
        Assert.True(bytes.IsEmpty);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(128)]
    [InlineData(145)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(int.MaxValue)]
    [InlineData(1L << 31)]
    [InlineData((1L << 32) + 144)]
    [InlineData((2L << 32) + 144)]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void Any_other_number_is_refused_by_the_host(long handle)
    {
        Assert.Equal(144, _kernel.Alloc(16));
        Memory.FreeBlock(handle);

        Assert.False(Memory.TryReadBlock(handle, out _));
        Assert.Equal(16, _kernel.Length(144));
    }

    [Fact]
    public void A_forged_length_beyond_the_memory_is_refused_by_the_host()
    {
        long handle = _kernel.Alloc(16);
        // Capacity and length as the guest likes, the tag left as it was.
        _kernel.StoreU64(handle - 16, -1);

        Assert.Equal(uint.MaxValue, _kernel.Length(handle));
        Assert.False(Memory.TryReadBlock(handle, out _));
        _kernel.ErrorSet(handle);
        Assert.True(Memory.ReadError().IsEmpty);
    }

    [Fact]
    public void A_forged_length_inside_the_memory_gives_bytes_of_the_guest_only()
    {
        long handle = _kernel.Alloc(16);
        _kernel.StoreU8(handle + 50, 3);
        _kernel.StoreU64(handle - 16, (64L << 32) | 64);

        Assert.True(Memory.TryReadBlock(handle, out ReadOnlySpan<byte> bytes));
        Assert.Equal(64, bytes.Length);
        Assert.Equal(3, bytes[50]);
    }

    [Fact]
    public void The_host_sees_blocks_that_lie_where_the_memory_grew()
    {
        long handle = _kernel.Alloc(3 * KernelLayout.PageSize);
        _kernel.StoreU8(handle + (3 * KernelLayout.PageSize) - 1, 8);

        Assert.True(Memory.TryReadBlock(handle, out ReadOnlySpan<byte> bytes));
        Assert.Equal(8, bytes[^1]);
    }

    [Fact]
    public void The_host_sees_an_output_that_lies_where_the_memory_grew()
    {
        long handle = _kernel.Alloc(3 * KernelLayout.PageSize);
        _kernel.StoreU8(handle + (3 * KernelLayout.PageSize) - 1, 8);
        _kernel.OutputSet(handle + (3 * KernelLayout.PageSize) - 1, 1);

        Assert.True(Memory.ReadOutput(out ReadOnlySpan<byte> output));
        Assert.Equal([8], output.ToArray());
    }

    [Fact]
    public void A_large_input_makes_the_memory_grow()
    {
        byte[] input = new byte[1_000_000];
        input[^1] = 9;
        _kernel.BeginCall(input);

        Assert.Equal(9, _kernel.InputLoadU8(999_999));
        Assert.Equal(0, Memory.Size % KernelLayout.PageSize);
    }

    [Fact]
    public void Reserving_more_keeps_what_was_written()
    {
        Memory.BeginBlock();
        "abc"u8.CopyTo(Memory.Reserve(3));
        Span<byte> more = Memory.Reserve(200_000);

        Assert.True(more.StartsWith("abc"u8));
        Assert.True(more.Length >= 200_000);
        Assert.True(Memory.Reserved >= 200_000);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(1L << 32)]
    [InlineData(1L << 40)]
    public void A_block_that_cannot_fit_is_an_error_that_names_both_sizes(long capacity)
    {
        Memory.BeginBlock();
        var exception = Assert.Throws<EngineException>(() => { Memory.Reserve(capacity); });

        Assert.Contains("65536 bytes cannot grow to", exception.Message, StringComparison.Ordinal);
        Assert.Equal(KernelLayout.PageSize, Memory.Size);
    }

    [Fact]
    public void Between_calls_everything_that_was_used_is_zeroed()
    {
        _kernel.BeginCall([.. Enumerable.Repeat((byte)0xff, 5_000)]);
        long handle = _kernel.Alloc(1_000);
        _kernel.StoreU64(handle, -1);
        Block(new string('x', 1_000));
        _kernel.BeginCall(0xaa);

        Assert.Equal(0xaa, _kernel.InputLoadU8(0));
        AssertZero(145, 8_000);
    }

    [Fact]
    public void Between_calls_also_that_is_zeroed_which_lies_where_the_guest_made_the_memory_grow()
    {
        long handle = _kernel.Alloc(5 * KernelLayout.PageSize);
        for (int page = 0; page < 5; page++)
        {
            _kernel.StoreU64(handle + (page * KernelLayout.PageSize), -1);
        }

        _kernel.BeginCall();

        long again = _kernel.Alloc(5 * KernelLayout.PageSize);
        Assert.Equal(handle, again);
        Assert.All(Enumerable.Range(0, 5), page => Assert.Equal(0, _kernel.LoadU64(again + (page * KernelLayout.PageSize))));
    }

    [Fact]
    public void What_the_host_reserved_and_did_not_use_is_zeroed_before_the_next_call()
    {
        Memory.BeginCall();
        Memory.Reserve(3_000)[..3_000].Fill(0xff);
        Memory.CommitInput(10);
        Assert.Equal(0, _kernel.LoadU8(144 + 10));

        Memory.BeginBlock();
        Memory.Reserve(3_000)[..3_000].Fill(0xff);
        Memory.CommitBlock(10);
        Memory.BeginBlock();
        Memory.CommitBlock(0);
        _kernel.BeginCall();

        AssertZero(128, 4_000);
    }

    [Fact]
    public void An_input_that_was_given_up_halfway_leaves_nothing_behind()
    {
        Memory.BeginCall();
        Memory.Reserve(3_000)[..3_000].Fill(0xff);
        _kernel.BeginCall(1);

        AssertZero(145, 4_000);
    }

    [Fact]
    public void The_memory_does_not_shrink_between_calls()
    {
        _kernel.Alloc(5 * KernelLayout.PageSize);
        _kernel.BeginCall();

        Assert.Equal(6 * KernelLayout.PageSize, Memory.Size);
    }

    private void AssertZero(int from, int to)
    {
        for (int at = from; at < to; at++)
        {
            Assert.True(_kernel.LoadU8(at) == 0, $"The byte at {at} is not zero.");
        }
    }

    private long Block(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Memory.BeginBlock();
        bytes.CopyTo(Memory.Reserve(bytes.Length));
        return Memory.CommitBlock(bytes.Length);
    }

    private string Text(long handle)
    {
        Assert.True(Memory.TryReadBlock(handle, out ReadOnlySpan<byte> bytes));
        return Encoding.UTF8.GetString(bytes);
    }
}
