using WebXtism.Engine;

namespace WebXtism.Wasmtime.Native;

/// <summary>Function types in the library's form and in ours.</summary>
internal static unsafe class FunctionTypes
{
    // To compare with, in the order of ValueKind: asked for the kind of a vector or of a newer reference, the library ends the
    // process. They live as long as the process.
    private static readonly nint[] s_known =
    [
        WasmtimeLibrary.wasm_valtype_new((byte)ValueKind.I32),
        WasmtimeLibrary.wasm_valtype_new((byte)ValueKind.I64),
        WasmtimeLibrary.wasm_valtype_new((byte)ValueKind.F32),
        WasmtimeLibrary.wasm_valtype_new((byte)ValueKind.F64),
        WasmtimeLibrary.wasmtime_wasm_valtype_v128(),
    ];

    public static FunctionType Read(nint type) =>
        new(Kinds(WasmtimeLibrary.wasm_functype_params(type)), Kinds(WasmtimeLibrary.wasm_functype_results(type)));

    /// <returns>A <c>wasm_functype_t</c> that belongs to the caller.</returns>
    public static nint Create(FunctionType type)
    {
        PointerVec parameters = Vector(type.Parameters.AsSpan());
        PointerVec results = Vector(type.Results.AsSpan());
        return WasmtimeLibrary.wasm_functype_new(&parameters, &results);
    }

    private static ValueKind[] Kinds(PointerVec* types)
    {
        var kinds = new ValueKind[types->Items.Length];
        for (int i = 0; i < kinds.Length; i++)
        {
            kinds[i] = Kind(types->Items[i]);
        }

        return kinds;
    }

    private static ValueKind Kind(nint type)
    {
        for (int i = 0; i < s_known.Length; i++)
        {
            if (WasmtimeLibrary.wasmtime_wasm_valtype_equal(type, s_known[i]) != 0)
            {
                return (ValueKind)i;
            }
        }

        return ValueKind.Reference;
    }

    private static PointerVec Vector(ReadOnlySpan<ValueKind> kinds)
    {
        var types = new nint[kinds.Length];
        for (int i = 0; i < types.Length; i++)
        {
            types[i] = WasmtimeLibrary.wasm_valtype_new((byte)kinds[i]);
        }

        PointerVec vector;
        fixed (nint* items = types)
        {
            WasmtimeLibrary.wasm_valtype_vec_new(&vector, (nuint)types.Length, items);
        }

        return vector;
    }
}
