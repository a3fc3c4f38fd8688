using System.Runtime.InteropServices;

namespace WebXtism.Kernel;

/// <summary>
/// The kernel's state of the current call, at <see cref="KernelLayout.RecordAddress"/> of its memory: the host prepares and
/// reads a call here without a crossing. Only the kernel's own code and the host write it, and still the host checks
/// whatever it reads.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public struct KernelRecord
{
    /// <summary>The address of the next block header.</summary>
    public ulong Position;

    /// <summary>The handle of the error text, or 0.</summary>
    public ulong Error;

    /// <summary>The address of the input.</summary>
    public ulong InputOffset;

    /// <summary>The length of the input.</summary>
    public ulong InputLength;

    /// <summary>The address of the output.</summary>
    public ulong OutputOffset;

    /// <summary>The length of the output.</summary>
    public ulong OutputLength;

    /// <summary>The offset of an output range that was refused because it lies outside the memory; cleared by a good one.</summary>
    public ulong RefusedOffset;

    /// <summary>The length of that range; 0 when none was refused.</summary>
    public ulong RefusedLength;

    /// <summary>The capacity of all blocks freed since the last reset: whether looking for one is worth it.</summary>
    public ulong FreedBytes;
}
