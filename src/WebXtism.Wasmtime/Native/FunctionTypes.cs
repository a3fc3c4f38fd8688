using WebXtism.Engine;

namespace WebXtism.Wasmtime.Native;

/// <summary>Function types in the library's form and in ours.</summary>
internal static unsafe class FunctionTypes
{
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
            kinds[i] = WasmtimeLibrary.wasm_valtype_kind(types->Items[i]) switch
            {
                0 => ValueKind.I32,
                1 => ValueKind.I64,
                2 => ValueKind.F32,
                3 => ValueKind.F64,
                4 => ValueKind.V128,
                _ => ValueKind.Reference,
            };
        }

        return kinds;
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
