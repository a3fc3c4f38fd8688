using System.Diagnostics.CodeAnalysis;
using WebXtism.Engine;

namespace WebXtism.Wasmtime.Native;

/// <summary>Reads and frees the errors and traps that the library returns.</summary>
internal static unsafe class NativeFault
{
    // Deep recursion leaves thousands of frames; the innermost ones tell what happened.
    private const int MaxFrames = 64;

    /// <exception cref="EngineException">There is an error. It is freed.</exception>
    public static void ThrowIfError(nint error)
    {
        if (error != 0)
        {
            Throw(error);
        }
    }

    /// <summary>Tells whether the library refused an import because of its type.</summary>
    /// <exception cref="EngineException">It did: the message names importer, import and provider. The error is freed.</exception>
    public static void ThrowIfMismatch(nint error, string module)
    {
        const string Refused = "incompatible import type for ";
        if (error == 0)
        {
            return;
        }

        ByteVec message;
        WasmtimeLibrary.wasmtime_error_message(error, &message);
        string text = message.Text;
        WasmtimeLibrary.wasm_byte_vec_delete(&message);
        if (text.StartsWith(Refused, StringComparison.Ordinal))
        {
            WasmtimeLibrary.wasmtime_error_delete(error);
            string import = text[Refused.Length..].Split('\n')[0].Trim('`');
            throw new EngineException($"its module '{module}' imports '{import}' as something else than it is: {Reason(text)}") { IsImportMismatch = true };
        }
    }

    /// <summary>Reads why a guest stopped.</summary>
    public static GuestFault Read(nint error, nint trap)
    {
        PointerVec frames;
        byte number;
        TrapCode code = TrapCode.Other;
        if (trap != 0)
        {
            WasmtimeLibrary.wasm_trap_trace(trap, &frames);
            if (WasmtimeLibrary.wasmtime_trap_code(trap, &number) != 0)
            {
                code = CodeOf(number);
            }
        }
        else
        {
            WasmtimeLibrary.wasmtime_error_wasm_trace(error, &frames);
        }

        string text = Describe(code) ?? Message(error, trap);
        WasmFrame[] trace = Frames(frames);
        WasmtimeLibrary.wasm_frame_vec_delete(&frames);
        return new GuestFault(code, text, trace);
    }

    public static void Free(nint error, nint trap)
    {
        if (error != 0)
        {
            WasmtimeLibrary.wasmtime_error_delete(error);
        }

        if (trap != 0)
        {
            WasmtimeLibrary.wasm_trap_delete(trap);
        }
    }

    [DoesNotReturn]
    private static void Throw(nint error)
    {
        string message = Message(error, trap: 0);
        WasmtimeLibrary.wasmtime_error_delete(error);
        throw new EngineException(message);
    }

    // The library writes the whole backtrace into its message: to be asked for only where nothing else tells the reason.
    private static string Message(nint error, nint trap)
    {
        ByteVec message;
        if (trap != 0)
        {
            WasmtimeLibrary.wasm_trap_message(trap, &message);
        }
        else
        {
            WasmtimeLibrary.wasmtime_error_message(error, &message);
        }

        string text = message.Text;
        WasmtimeLibrary.wasm_byte_vec_delete(&message);
        return Reason(text);
    }

    private static TrapCode CodeOf(byte number) => number switch
    {
        0 => TrapCode.StackOverflow,
        1 => TrapCode.MemoryOutOfBounds,
        2 => TrapCode.HeapMisaligned,
        3 => TrapCode.TableOutOfBounds,
        4 => TrapCode.IndirectCallToNull,
        5 => TrapCode.BadSignature,
        6 => TrapCode.IntegerOverflow,
        7 => TrapCode.IntegerDivisionByZero,
        8 => TrapCode.BadConversionToInteger,
        9 => TrapCode.Unreachable,
        10 => TrapCode.Interrupt,
        11 => TrapCode.OutOfFuel,
        _ => TrapCode.Other,
    };

    private static string? Describe(TrapCode code) => code switch
    {
        TrapCode.StackOverflow => "its stack is exhausted, as by recursion without end",
        TrapCode.MemoryOutOfBounds => "it accessed memory out of bounds",
        TrapCode.HeapMisaligned => "an atomic access was not aligned",
        TrapCode.TableOutOfBounds => "it accessed a table out of bounds",
        TrapCode.IndirectCallToNull => "it called an empty table slot",
        TrapCode.BadSignature => "it called a function pointer of another type",
        TrapCode.IntegerOverflow => "an integer operation overflowed",
        TrapCode.IntegerDivisionByZero => "it divided an integer by zero",
        TrapCode.BadConversionToInteger => "it converted a number to an integer that cannot hold it",
        TrapCode.Unreachable => "it executed 'unreachable', as a panic or abort does",
        TrapCode.Interrupt => "it was interrupted",
        TrapCode.OutOfFuel => "it used up its fuel",
        _ => null,
    };

    // The library's messages are chains: a context, the backtrace, then "Caused by:" and the reason, which is kept.
    private static string Reason(string message)
    {
        int cause = message.LastIndexOf("Caused by:", StringComparison.Ordinal);
        string[] lines = message[(cause < 0 ? 0 : cause + "Caused by:".Length)..]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join(' ', lines).TrimEnd('\0');
    }

    private static WasmFrame[] Frames(in PointerVec frames)
    {
        var result = new WasmFrame[Math.Min(MaxFrames, frames.Items.Length)];
        for (int i = 0; i < result.Length; i++)
        {
            nint frame = frames.Items[i];
            result[i] = new WasmFrame(
                WasmtimeLibrary.wasm_frame_func_index(frame),
                Text(WasmtimeLibrary.wasmtime_frame_func_name(frame)),
                Text(WasmtimeLibrary.wasmtime_frame_module_name(frame)),
                (long)WasmtimeLibrary.wasm_frame_module_offset(frame));
        }

        return result;
    }

    private static string? Text(ByteVec* name) => name is null || name->Size == 0 ? null : name->Text;
}
