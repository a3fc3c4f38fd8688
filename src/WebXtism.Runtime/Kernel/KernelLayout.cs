namespace WebXtism.Kernel;

/// <summary>
/// Where the kernel keeps its record and its blocks. <c>kernel.wat</c> is the other half of this agreement; a test holds
/// the two against each other.
/// </summary>
public static class KernelLayout
{
    /// <summary>The address of the <see cref="KernelRecord"/>.</summary>
    public const int RecordAddress = 8;

    /// <summary>The address of the first block header. Guests can neither read nor write below it.</summary>
    public const int HeapBase = 128;

    /// <summary>The size of a block header: capacity (u32), length in use (u32), tag (u64).</summary>
    public const int HeaderSize = 16;

    /// <summary>Blocks begin and end at multiples of this, so the few bytes that some guests write past a block hit padding.</summary>
    public const int Alignment = 16;

    /// <summary>
    /// A block's tag is its handle plus this: a header that carries its own address lets <c>length</c> and <c>free</c> tell a
    /// handle from any other number without walking a list.
    /// </summary>
    public const ulong ActiveTag = 1UL << 32;

    /// <summary>A freed block's tag is its handle plus this.</summary>
    public const ulong FreeTag = 2UL << 32;

    /// <summary>The size of a WebAssembly page in bytes.</summary>
    public const int PageSize = 65536;

    /// <summary>The most pages that the kernel's memory can have: handles stay below 2³¹.</summary>
    public const int MaxPages = 32767;

    /// <summary>Rounds an address or size up to a multiple of <see cref="Alignment"/>.</summary>
    /// <param name="value">The address or size, not negative.</param>
    /// <returns>The multiple.</returns>
    public static long Align(long value) => (value + Alignment - 1) & -Alignment;
}
