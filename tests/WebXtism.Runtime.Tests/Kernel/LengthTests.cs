using WebXtism.Kernel;

namespace WebXtism.Tests.Kernel;

public sealed class LengthTests : IDisposable
{
    private readonly KernelGuest _kernel = new();

    public LengthTests() => _kernel.BeginCall();

    public void Dispose() => _kernel.Dispose();

    [Fact]
    public void An_active_handle_has_the_length_that_was_asked_for()
    {
        long handle = _kernel.Alloc(17);

        Assert.Equal(17, _kernel.Length(handle));
        Assert.Equal(17, _kernel.LengthUnsafe(handle));
    }

    [Fact]
    public void A_freed_handle_has_none()
    {
        long handle = _kernel.Alloc(17);
        _kernel.Free(handle);

        Assert.Equal(0, _kernel.Length(handle));
        Assert.Equal(0, _kernel.LengthUnsafe(handle));
    }

    [Fact]
    public void A_pointer_into_a_block_has_none()
    {
        long handle = _kernel.Alloc(1000);

        Assert.All(Enumerable.Range(1, 999), i => Assert.Equal(0, _kernel.Length(handle + i)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(143)]
    [InlineData(30_000)]
    [InlineData(1L << 31)]
    [InlineData(1L << 32)]
    [InlineData((1L << 32) + 144)]
    [InlineData((2L << 32) + 144)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    [InlineData(-16)]
    public void Any_other_number_has_none(long handle)
    {
        Assert.Equal(144, _kernel.Alloc(5));

        Assert.Equal(0, _kernel.Length(handle));
        Assert.Equal(0, _kernel.LengthUnsafe(handle));
    }

    [Fact]
    public void Nothing_traps_near_the_end_of_the_memory()
    {
        long size = _kernel.Memory.Size;
        for (long at = size - 200; at < size + 200; at++)
        {
            Assert.Equal(0, _kernel.Length(at));
            Assert.Equal(0, _kernel.LengthUnsafe(at));
            _kernel.Free(at);
        }
    }

    [Fact]
    public void Reset_forgets_all_handles()
    {
        long handle = _kernel.Alloc(17);
        _kernel.Reset();

        Assert.Equal(0, _kernel.Length(handle));
        Assert.Equal(KernelLayout.HeapBase + KernelLayout.HeaderSize, _kernel.Alloc(1));
    }
}
