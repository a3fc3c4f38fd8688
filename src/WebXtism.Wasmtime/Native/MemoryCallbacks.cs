using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace WebXtism.Wasmtime.Native;

/// <summary>Where the library enters C# to make, grow and free memories. Nothing is thrown past this class.</summary>
internal static unsafe class MemoryCallbacks
{
    /// <summary>Makes the memories of all stores of an engine be taken from their budgets.</summary>
    public static void Configure(nint config)
    {
        var creator = new HostMemoryCreator { Create = &Create };
        WasmtimeLibrary.wasmtime_config_host_memory_creator_set(config, &creator);
        // The library cannot map a module's data into memories that it did not make: it would end the process.
        WasmtimeLibrary.wasmtime_config_memory_init_cow_set(config, 0);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Create(void* data, nint type, nuint minimum, nuint maximum, nuint reserved, nuint guard, HostLinearMemory* result)
    {
        try
        {
            if (MemoryBudget.Current is not { } budget || BudgetedMemory.Create(budget, minimum, reserved, guard) is not { } memory)
            {
                return Error("there is not enough memory\0"u8);
            }

            *result = new HostLinearMemory
            {
                Data = (void*)GCHandle.ToIntPtr(GCHandle.Alloc(memory)),
                Get = &Get,
                Grow = &Grow,
                Finalizer = &Free,
            };
            return 0;
        }
        catch (Exception)
        {
            // The host itself is out of memory.
            return Error("the host is out of memory\0"u8);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static byte* Get(void* data, nuint* size, nuint* capacity)
    {
        BudgetedMemory memory = Memory(data);
        *size = memory.Size;
        *capacity = memory.Capacity;
        return (byte*)memory.Address;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Grow(void* data, nuint size)
    {
        try
        {
            return Memory(data).TryGrow(size) ? 0 : Error("there is not enough memory\0"u8);
        }
        catch (Exception)
        {
            return Error("the host is out of memory\0"u8);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Free(void* data)
    {
        Memory(data).Free();
        GCHandle.FromIntPtr((nint)data).Free();
    }

    private static BudgetedMemory Memory(void* data) => Unsafe.As<BudgetedMemory>(GCHandle.FromIntPtr((nint)data).Target!);

    private static nint Error(ReadOnlySpan<byte> zeroTerminated)
    {
        fixed (byte* message = zeroTerminated)
        {
            return WasmtimeLibrary.wasmtime_error_new(message);
        }
    }
}
