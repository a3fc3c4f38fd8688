using CsCheck;
using WebXtism.Kernel;

namespace WebXtism.Tests.Kernel;

/// <summary>Random sequences of kernel functions, held against <see cref="KernelModel"/>.</summary>
public sealed class KernelPropertyTests
{
    /// <summary>One function with arguments that the sequence resolves: a target is a handle, something beside one, or any number.</summary>
    public readonly record struct Step(string Function, int Target, int Offset, long Value);

    private static readonly long[] s_oddNumbers = [0, 1, 8, 120, 127, 128, 65_528, 65_535, 65_536, 1L << 31, 1L << 32, (1L << 32) + 144, (2L << 32) + 144, -1, -8, -16, long.MinValue, long.MaxValue];

    private static readonly Gen<long> s_sizes = Gen.Frequency(
        (8, Gen.Long[0, 300]), (8, Gen.Long[300, 6_000]), (2, Gen.Long[6_000, 100_000]), (1, Gen.OneOf(s_oddNumbers)));

    private static readonly Gen<Step> s_steps = Gen.Select(
        Gen.Frequency(
            (5, Gen.Const("alloc")), (4, Gen.Const("free")), (2, Gen.Const("length")), (2, Gen.Const("load")), (3, Gen.Const("store")),
            (1, Gen.OneOf("input_set", "output_set", "error_set", "input_load")), (1, Gen.Frequency((9, Gen.Const("bytes")), (1, Gen.Const("reset"))))),
        Gen.Int[-5, 40],
        Gen.Frequency((5, Gen.Const(0)), (3, Gen.Int[-24, 40]), (1, Gen.Int[0, 70_000])),
        s_sizes,
        (function, target, offset, value) => new Step(function, target, offset, value));

    [Fact]
    public void Any_sequence_of_functions_does_what_the_model_does()
    {
        using var kernel = new KernelGuest();
        s_steps.Array[1, 120].Sample(
            steps =>
            {
                kernel.Renew();
                kernel.BeginCall();
                var model = new KernelModel();
                // Little fresh memory, so that freed blocks are soon used again.
                var handles = new List<long> { kernel.Alloc(50_000) };
                Assert.Equal(handles[0], model.Alloc(50_000));
                foreach (Step step in steps)
                {
                    Take(kernel, model, handles, step);
                }

                Assert.Equal(model.Size, kernel.Memory.Size);
                Assert.All(model.Handles, handle => Assert.Equal(model.Length(handle), kernel.Length(handle)));
                Assert.Equal((model.Input, model.Output, model.Error), (kernel.Input, kernel.Output, kernel.Error));
            },
            iter: 1_500,
            threads: 1);
    }

    [Fact]
    public void Whatever_a_guest_writes_over_the_headers_nothing_traps_and_no_handle_leaves_the_memory()
    {
        using var kernel = new KernelGuest();
        Gen<long> words = Gen.Frequency(
            (3, Gen.OneOf(s_oddNumbers)),
            (3, Gen.Long[0, 100_000]),
            // What looks like a header: capacity and length, or the tag of some handle.
            (4, Gen.Select(Gen.Long[0, 4_096], Gen.Long[0, 4_096], (low, high) => (low * 16) | (high << 32))),
            (4, Gen.Select(Gen.Long[0, 4_096], Gen.Long[0, 3], (handle, state) => (handle * 16) | (state << 32))));
        Gen<Step> hostile = Gen.Select(
            Gen.Frequency((3, Gen.Const("alloc")), (3, Gen.Const("free")), (1, Gen.Const("length")), (6, Gen.Const("overwrite"))),
            Gen.Int[-1, 40],
            Gen.OneOf(-16, -12, -8, -4, 0, 8),
            words,
            (function, target, offset, value) => new Step(function, target, offset, value));

        hostile.Array[1, 150].Sample(
            steps =>
            {
                kernel.Renew();
                kernel.BeginCall();
                var handles = new List<long> { kernel.Alloc(30_000), kernel.Alloc(30_000) };
                kernel.Free(handles[0]);
                foreach (Step step in steps)
                {
                    long target = step.Target < 0 ? step.Value : handles[step.Target % handles.Count];
                    switch (step.Function)
                    {
                        case "alloc":
                            long length = step.Value & 0xffff;
                            long handle = kernel.Alloc(length);
                            Assert.True(handle == 0 || (handle >= 144 && handle + length <= kernel.Memory.Size), $"alloc({length}) gave {handle}");
                            Assert.True(handle == 0 || kernel.Length(handle) == length, $"alloc({length}) gave {handle} of another length");
                            handles.Add(handle == 0 ? 144 : handle);
                            break;
                        case "free":
                            kernel.Free(target);
                            kernel.Memory.FreeBlock(target);
                            break;
                        case "length":
                            kernel.Length(target);
                            kernel.Memory.TryReadBlock(target, out _);
                            break;
                        default:
                            kernel.StoreU64(target + step.Offset, step.Value);
                            break;
                    }
                }

                // And the next call starts as if nothing had been.
                kernel.BeginCall(1, 2, 3);
                Assert.Equal((144, 3), kernel.Input);
                Assert.Equal(176, kernel.Alloc(1));
            },
            iter: 1_500,
            threads: 1);
    }

    private static void Take(KernelGuest kernel, KernelModel model, List<long> handles, Step step)
    {
        long target = step.Target < 0 ? s_oddNumbers[(step.Offset & int.MaxValue) % s_oddNumbers.Length]
            : handles.Count == 0 ? 144 : handles[step.Target % handles.Count] + step.Offset;
        switch (step.Function)
        {
            case "alloc":
                long handle = kernel.Alloc(step.Value);
                Assert.Equal(model.Alloc(step.Value), handle);
                if (handle != 0)
                {
                    handles.Add(handle);
                }

                break;
            case "free":
                kernel.Free(target);
                model.Free(target);
                break;
            case "length":
                Assert.Equal(model.Length(target), kernel.Length(target));
                Assert.Equal(model.Length(target), kernel.LengthUnsafe(target));
                break;
            case "load":
                Assert.Equal(model.LoadU8(target), kernel.LoadU8(target));
                Assert.Equal(model.LoadU64(target), kernel.LoadU64(target));
                break;
            case "store" when model.Length(target - step.Offset) is > 0 and long length && step.Offset >= 0 && step.Offset <= length - 8:
                // Into the block only: what a guest that destroys headers meets is the other test.
                kernel.StoreU8(target, (byte)step.Value);
                model.StoreU8(target, (byte)step.Value);
                kernel.StoreU64(target, step.Value);
                model.StoreU64(target, step.Value);
                break;
            case "store":
                break;
            case "input_set":
                kernel.InputSet(target, step.Value);
                model.InputSet(target, step.Value);
                break;
            case "output_set":
                kernel.OutputSet(target, step.Value);
                model.OutputSet(target, step.Value);
                break;
            case "error_set":
                kernel.ErrorSet(target);
                model.ErrorSet(target);
                break;
            case "input_load":
                Assert.Equal(model.InputLoadU8(step.Offset), kernel.InputLoadU8(step.Offset));
                Assert.Equal(model.InputLoadU64(step.Offset), kernel.InputLoadU64(step.Offset));
                break;
            case "reset":
                kernel.Reset();
                model.Reset();
                handles.Clear();
                break;
            default:
                Assert.Equal(model.Size - KernelLayout.HeapBase, kernel.MemoryBytes);
                break;
        }
    }
}
