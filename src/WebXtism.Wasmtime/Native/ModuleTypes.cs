using WebXtism.Engine;

namespace WebXtism.Wasmtime.Native;

/// <summary>Reads what a module imports and exports.</summary>
internal static unsafe class ModuleTypes
{
    public static ModuleImport[] Imports(WasmModuleHandle module)
    {
        PointerVec types;
        WasmtimeLibrary.wasmtime_module_imports(module, &types);
        var imports = new ModuleImport[types.Items.Length];
        for (int i = 0; i < imports.Length; i++)
        {
            nint type = types.Items[i];
            (ModuleItemKind kind, FunctionType? function) = Item(WasmtimeLibrary.wasm_importtype_type(type));
            imports[i] = new(WasmtimeLibrary.wasm_importtype_module(type)->Text, WasmtimeLibrary.wasm_importtype_name(type)->Text, kind, function);
        }

        WasmtimeLibrary.wasm_importtype_vec_delete(&types);
        return imports;
    }

    public static ModuleExport[] Exports(WasmModuleHandle module)
    {
        PointerVec types;
        WasmtimeLibrary.wasmtime_module_exports(module, &types);
        var exports = new ModuleExport[types.Items.Length];
        for (int i = 0; i < exports.Length; i++)
        {
            nint type = types.Items[i];
            (ModuleItemKind kind, FunctionType? function) = Item(WasmtimeLibrary.wasm_exporttype_type(type));
            exports[i] = new(WasmtimeLibrary.wasm_exporttype_name(type)->Text, kind, function);
        }

        WasmtimeLibrary.wasm_exporttype_vec_delete(&types);
        return exports;
    }

    private static (ModuleItemKind Kind, FunctionType? Function) Item(nint type) => WasmtimeLibrary.wasm_externtype_kind(type) switch
    {
        0 => (ModuleItemKind.Function, FunctionTypes.Read(WasmtimeLibrary.wasm_externtype_as_functype_const(type))),
        1 => (ModuleItemKind.Global, null),
        2 => (ModuleItemKind.Table, null),
        3 => (ModuleItemKind.Memory, null),
        _ => (ModuleItemKind.Other, null),
    };
}
