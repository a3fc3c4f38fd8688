using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using WebXtism.Engine;
using WebXtism.Kernel;
using WebXtism.Wasmtime.Native;

namespace WebXtism.Benchmarks.Native;

/// <summary>The guest of the call benchmarks with the raw binding alone.</summary>
internal sealed unsafe class RawGuest : RawInstance
{
    private readonly FuncRef* _empty;
    private readonly FuncRef* _echo;
    private readonly FuncRef* _callHost;

    public RawGuest()
        : base(Guest.Wasm, ["input_offset", "input_length", "output_set"], new FunctionType([ValueKind.I32, ValueKind.I32], [ValueKind.I32]), &Add)
    {
        _empty = Function("empty");
        _echo = Function("echo");
        _callHost = Function("call_host");
    }

    /// <summary>The bare crossing.</summary>
    public int Empty()
    {
        nint trap = 0;
        _ = WasmtimeLibrary.Hot.FuncCallUnchecked(Context, _empty, Values, 1, &trap);
        return Values->Int32;
    }

    /// <summary>1000 calls of the raw callback from the guest.</summary>
    public int CallHost()
    {
        nint trap = 0;
        _ = WasmtimeLibrary.Hot.FuncCallUnchecked(Context, _callHost, Values, 1, &trap);
        return Values->Int32;
    }

    /// <summary>Text there and back through the kernel's record, written and read in place.</summary>
    public string Echo(string text)
    {
        const int Data = KernelLayout.HeapBase + KernelLayout.HeaderSize;
        var record = (KernelRecord*)(Memory + KernelLayout.RecordAddress);
        int length = Encoding.UTF8.GetBytes(text, new Span<byte>(Memory + Data, text.Length * 3));
        record->InputOffset = Data;
        record->InputLength = (ulong)length;
        nint trap = 0;
        _ = WasmtimeLibrary.Hot.FuncCallUnchecked(Context, _echo, Values, 1, &trap);
        return Encoding.UTF8.GetString(Memory + record->OutputOffset, (int)record->OutputLength);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Add(void* data, nint caller, WasmValue* values, nuint count)
    {
        values[0] = WasmValue.FromInt32(values[0].Int32 + values[1].Int32);
        return 0;
    }
}
