using System.Text;
using WebXtism.Kernel;

namespace WebXtism.Tests.Kernel;

public sealed class OutputAndErrorTests : IDisposable
{
    private readonly KernelGuest _kernel = new();

    public OutputAndErrorTests() => _kernel.BeginCall();

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void What_the_guest_wrote_is_what_the_host_reads()
    {
        long handle = Store("output");
        _kernel.OutputSet(handle, 6);

        Assert.Equal((handle, 6), _kernel.Output);
        Assert.Equal("output", Output());
    }

    [Fact]
    public void A_part_of_a_block_can_be_the_output()
    {
        long handle = Store("an output in the middle");
        _kernel.OutputSet(handle + 3, 6);

        Assert.Equal("output", Output());
    }

    [Fact]
    public void Without_an_output_the_host_reads_nothing() => Assert.Equal("", Output());

    [Fact]
    public void An_output_without_length_is_empty()
    {
        long handle = Store("output");
        _kernel.OutputSet(handle, 0);

        Assert.Equal((handle, 0), _kernel.Output);
        Assert.Equal("", Output());
    }

    [Fact]
    public void The_null_range_leaves_the_output_that_was_set_before()
    {
        long handle = Store("output");
        _kernel.OutputSet(handle, 6);
        _kernel.OutputSet(0, 0);

        Assert.Equal((handle, 6), _kernel.Output);
        Assert.Equal("output", Output());
    }

    [Fact]
    public void Freeing_the_output_does_not_take_it_back()
    {
        long handle = Store("output");
        _kernel.OutputSet(handle, 6);
        _kernel.Free(handle);

        Assert.Equal("output", Output());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(8, 16)]
    [InlineData(127, 4)]
    [InlineData(144, 65_536)]
    [InlineData(65_535, 2)]
    [InlineData(65_536, 1)]
    [InlineData(144, 1L << 32)]
    [InlineData(144, -1)]
    [InlineData(-1, 1)]
    [InlineData((1L << 32) + 144, 1)]
    [InlineData(long.MaxValue, long.MaxValue)]
    public void A_range_outside_the_heap_is_refused_and_the_host_can_tell_which(long offset, long length)
    {
        Store("output");
        _kernel.OutputSet(offset, length);

        Assert.Equal((0, 0), _kernel.Output);
        Assert.False(_kernel.Memory.ReadOutput(out ReadOnlySpan<byte> output));
        Assert.True(output.IsEmpty);
        Assert.Equal(((ulong)offset, (ulong)length), _kernel.Memory.RefusedOutput());
    }

    [Fact]
    public void A_good_range_after_a_refused_one_counts()
    {
        long handle = Store("output");
        _kernel.OutputSet(-1, 6);
        _kernel.OutputSet(handle, 6);

        Assert.Equal("output", Output());
    }

    [Fact]
    public void An_error_is_read_back_by_its_handle()
    {
        long handle = Store("it failed");
        _kernel.ErrorSet(handle);

        Assert.Equal(handle, _kernel.Error);
        Assert.Equal("it failed", Error());
    }

    [Fact]
    public void The_null_handle_clears_the_error()
    {
        _kernel.ErrorSet(Store("it failed"));
        _kernel.ErrorSet(0);

        Assert.Equal(0, _kernel.Error);
        Assert.Equal("", Error());
    }

    [Fact]
    public void A_pointer_into_a_block_is_stored_but_is_no_error()
    {
        long handle = Store("it failed");
        _kernel.ErrorSet(handle + 3);

        Assert.Equal(handle + 3, _kernel.Error);
        Assert.Equal("", Error());
    }

    [Fact]
    public void A_freed_block_is_no_error()
    {
        long handle = Store("it failed");
        _kernel.ErrorSet(handle);
        _kernel.Free(handle);

        Assert.Equal("", Error());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(65_536)]
    [InlineData((1L << 32) + 144)]
    [InlineData(-1)]
    public void A_number_outside_the_heap_leaves_the_error_as_it_is(long handle)
    {
        long before = Store("it failed");
        _kernel.ErrorSet(before);
        _kernel.ErrorSet(handle);

        Assert.Equal(before, _kernel.Error);
    }

    [Fact]
    public void Reset_forgets_everything_and_zeroes_what_was_used()
    {
        _kernel.BeginCall(1, 2, 3);
        long handle = Store("output");
        _kernel.OutputSet(handle, 6);
        _kernel.ErrorSet(handle);
        _kernel.Alloc(KernelLayout.PageSize);
        _kernel.Reset();

        Assert.Equal((0, 0), _kernel.Input);
        Assert.Equal((0, 0), _kernel.Output);
        Assert.Equal(0, _kernel.Error);
        Assert.Equal(0, _kernel.LoadU64(handle));
        Assert.Equal(0, _kernel.LoadU64(136));
        Assert.Equal(2 * KernelLayout.PageSize, _kernel.Memory.Size);
        Assert.Equal(144, _kernel.Alloc(1));
    }

    private long Store(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        long handle = _kernel.Alloc(bytes.Length);
        for (int i = 0; i < bytes.Length; i++)
        {
            _kernel.StoreU8(handle + i, bytes[i]);
        }

        return handle;
    }

    private string Output()
    {
        Assert.True(_kernel.Memory.ReadOutput(out ReadOnlySpan<byte> output));
        return Encoding.UTF8.GetString(output);
    }

    private string Error() => Encoding.UTF8.GetString(_kernel.Memory.ReadError());
}
