using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using WebXtism.Engine;
using WebXtism.Kernel;
using WebXtism.Wasmtime.Native;

namespace WebXtism.Benchmarks.Native;

/// <summary>The failing guest with the raw binding alone.</summary>
internal sealed unsafe class RawFailingGuest : RawInstance
{
    private readonly FuncRef* _fail;
    private readonly FuncRef* _crash;
    private readonly FuncRef* _callRefuse;

    public RawFailingGuest()
        : base(FailingGuest.Wasm, ["alloc", "store_u64", "error_set"], new FunctionType([], []), &Refuse)
    {
        _fail = Function("fail");
        _crash = Function("crash");
        _callRefuse = Function("call_refuse");
    }

    /// <summary>A call that returns 1, and the error text as a string.</summary>
    public string Fail()
    {
        var record = (KernelRecord*)(Memory + KernelLayout.RecordAddress);
        record->Position = KernelLayout.HeapBase;
        nint trap = 0;
        _ = WasmtimeLibrary.Hot.FuncCallUnchecked(Context, _fail, Values, 1, &trap);
        byte* text = Memory + record->Error;
        return Encoding.UTF8.GetString(text, *(int*)(text - KernelLayout.HeaderSize + sizeof(uint)));
    }

    /// <summary>A call that traps, and the trap deleted unread.</summary>
    public void Crash() => Trap(_crash);

    /// <summary>A call that traps, and what the library tells of it: the code, and of each frame what it is.</summary>
    public int CrashAndRead()
    {
        nint trap = 0;
        _ = WasmtimeLibrary.Hot.FuncCallUnchecked(Context, _crash, Values, 1, &trap);
        byte code;
        _ = WasmtimeLibrary.wasmtime_trap_code(trap, &code);
        PointerVec frames;
        WasmtimeLibrary.wasm_trap_trace(trap, &frames);
        int sum = code;
        foreach (nint frame in frames.Items)
        {
            sum += (int)WasmtimeLibrary.wasm_frame_func_index(frame) + (int)WasmtimeLibrary.wasm_frame_module_offset(frame);
        }

        WasmtimeLibrary.wasm_frame_vec_delete(&frames);
        WasmtimeLibrary.wasm_trap_delete(trap);
        return sum;
    }

    /// <summary>A call whose host function returns a trap.</summary>
    public void CallRefuse() => Trap(_callRefuse);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Refuse(void* data, nint caller, WasmValue* values, nuint count)
    {
        fixed (byte* message = "refused"u8)
        {
            return WasmtimeLibrary.wasmtime_trap_new(message, 7);
        }
    }

    private void Trap(FuncRef* function)
    {
        nint trap = 0;
        nint error = WasmtimeLibrary.Hot.FuncCallUnchecked(Context, function, Values, 1, &trap);
        NativeFault.Free(error, trap);
    }
}
