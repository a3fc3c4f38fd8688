using System.Runtime.InteropServices;
using WebXtism.Engine;

namespace WebXtism.Wasmtime.Native;

/// <summary>
/// The functions of the native library that this engine uses, by their own names. Signatures are blittable, so a call is
/// direct. Pointers named <c>error</c> and <c>trap</c> belong to the caller; see <see cref="NativeFault"/>.
/// </summary>
internal static unsafe partial class WasmtimeLibrary
{
    private const string Name = "wasmtime";

    [LibraryImport(Name)]
    internal static partial nint wasm_config_new();

    [LibraryImport(Name)]
    internal static partial void wasmtime_config_epoch_interruption_set(nint config, byte value);

    [LibraryImport(Name)]
    internal static partial void wasmtime_config_memory_may_move_set(nint config, byte value);

    [LibraryImport(Name)]
    internal static partial void wasmtime_config_max_wasm_stack_set(nint config, nuint bytes);

    [LibraryImport(Name)]
    internal static partial void wasmtime_config_macos_use_mach_ports_set(nint config, byte value);

    [LibraryImport(Name)]
    internal static partial void wasmtime_config_wasm_component_model_async_set(nint config, byte value);

    [LibraryImport(Name)]
    internal static partial void wasmtime_config_debug_info_set(nint config, byte value);

    [LibraryImport(Name)]
    internal static partial void wasmtime_config_profiler_set(nint config, byte strategy);

    [LibraryImport(Name)]
    internal static partial void wasmtime_config_consume_fuel_set(nint config, byte value);

    [LibraryImport(Name)]
    internal static partial void wasmtime_config_memory_init_cow_set(nint config, byte value);

    [LibraryImport(Name)]
    internal static partial void wasmtime_config_host_memory_creator_set(nint config, HostMemoryCreator* creator);

    [LibraryImport(Name)]
    internal static partial nint wasm_engine_new_with_config(nint config);

    [LibraryImport(Name)]
    internal static partial void wasm_engine_delete(nint engine);

    [LibraryImport(Name)]
    internal static partial void wasmtime_engine_increment_epoch(EngineHandle engine);

    [LibraryImport(Name)]
    internal static partial nint wasmtime_wat2wasm(byte* text, nuint length, ByteVec* wasm);

    [LibraryImport(Name)]
    internal static partial nint wasmtime_module_new(EngineHandle engine, byte* wasm, nuint length, nint* module);

    [LibraryImport(Name)]
    internal static partial void wasmtime_module_delete(nint module);

    [LibraryImport(Name)]
    internal static partial void wasmtime_module_imports(WasmModuleHandle module, PointerVec* imports);

    [LibraryImport(Name)]
    internal static partial void wasmtime_module_exports(WasmModuleHandle module, PointerVec* exports);

    [LibraryImport(Name)]
    internal static partial ByteVec* wasm_importtype_module(nint type);

    [LibraryImport(Name)]
    internal static partial ByteVec* wasm_importtype_name(nint type);

    [LibraryImport(Name)]
    internal static partial nint wasm_importtype_type(nint type);

    [LibraryImport(Name)]
    internal static partial void wasm_importtype_vec_delete(PointerVec* types);

    [LibraryImport(Name)]
    internal static partial ByteVec* wasm_exporttype_name(nint type);

    [LibraryImport(Name)]
    internal static partial nint wasm_exporttype_type(nint type);

    [LibraryImport(Name)]
    internal static partial void wasm_exporttype_vec_delete(PointerVec* types);

    [LibraryImport(Name)]
    internal static partial byte wasm_externtype_kind(nint type);

    [LibraryImport(Name)]
    internal static partial nint wasm_externtype_as_functype_const(nint type);

    [LibraryImport(Name)]
    internal static partial PointerVec* wasm_functype_params(nint type);

    [LibraryImport(Name)]
    internal static partial PointerVec* wasm_functype_results(nint type);

    [LibraryImport(Name)]
    internal static partial byte wasmtime_wasm_valtype_equal(nint left, nint right);

    [LibraryImport(Name)]
    internal static partial nint wasmtime_wasm_valtype_v128();

    [LibraryImport(Name)]
    internal static partial nint wasm_valtype_new(byte kind);

    [LibraryImport(Name)]
    internal static partial void wasm_valtype_vec_new(PointerVec* vector, nuint size, nint* items);

    [LibraryImport(Name)]
    internal static partial nint wasm_functype_new(PointerVec* parameters, PointerVec* results);

    [LibraryImport(Name)]
    internal static partial void wasm_functype_delete(nint type);

    [LibraryImport(Name)]
    internal static partial nint wasmtime_linker_new(EngineHandle engine);

    [LibraryImport(Name)]
    internal static partial void wasmtime_linker_delete(nint linker);

    [LibraryImport(Name)]
    internal static partial nint wasmtime_linker_define_func_unchecked(
        LinkerHandle linker, byte* module, nuint moduleLength, byte* name, nuint nameLength, nint type,
        delegate* unmanaged[Cdecl]<void*, nint, WasmValue*, nuint, nint> callback, void* data, delegate* unmanaged[Cdecl]<void*, void> finalizer);

    [LibraryImport(Name)]
    internal static partial byte wasmtime_linker_get(
        LinkerHandle linker, nint context, byte* module, nuint moduleLength, byte* name, nuint nameLength, Extern* item);

    [LibraryImport(Name)]
    internal static partial nint wasmtime_store_new(EngineHandle engine, nint data, nint finalizer);

    [LibraryImport(Name)]
    internal static partial nint wasmtime_store_context(nint store);

    [LibraryImport(Name)]
    internal static partial void wasmtime_store_delete(nint store);

    [LibraryImport(Name)]
    internal static partial void wasmtime_store_epoch_deadline_callback(
        nint store, delegate* unmanaged[Cdecl]<nint, void*, ulong*, byte*, nint> callback, void* data, delegate* unmanaged[Cdecl]<void*, void> finalizer);

    [LibraryImport(Name)]
    internal static partial void wasmtime_context_set_epoch_deadline(nint context, ulong ticksBeyondCurrent);

    [LibraryImport(Name)]
    internal static partial void wasmtime_store_limiter(nint store, long memoryBytes, long tableElements, long instances, long tables, long memories);

    [LibraryImport(Name)]
    internal static partial nint wasmtime_context_set_fuel(nint context, ulong fuel);

    [LibraryImport(Name)]
    internal static partial nint wasmtime_context_get_fuel(nint context, ulong* fuel);

    [LibraryImport(Name)]
    internal static partial nint wasmtime_instance_new(nint context, WasmModuleHandle module, Extern* imports, nuint count, InstanceRef* instance, nint* trap);

    [LibraryImport(Name)]
    internal static partial byte wasmtime_instance_export_get(nint context, InstanceRef* instance, byte* name, nuint length, Extern* item);

    [LibraryImport(Name)]
    internal static partial byte wasmtime_caller_export_get(nint caller, byte* name, nuint length, Extern* item);

    [LibraryImport(Name)]
    internal static partial nint wasmtime_table_set(nint context, TableRef* table, ulong index, Value* value);

    [LibraryImport(Name)]
    internal static partial byte* wasmtime_memory_data(nint context, MemoryRef* memory);

    [LibraryImport(Name)]
    internal static partial nuint wasmtime_memory_data_size(nint context, MemoryRef* memory);

    [LibraryImport(Name)]
    internal static partial nint wasmtime_memory_grow(nint context, MemoryRef* memory, ulong pages, ulong* previous);

    [LibraryImport(Name)]
    internal static partial nint wasmtime_trap_new(byte* message, nuint length);

    [LibraryImport(Name)]
    internal static partial byte wasmtime_trap_code(nint trap, byte* code);

    [LibraryImport(Name)]
    internal static partial void wasm_trap_message(nint trap, ByteVec* message);

    [LibraryImport(Name)]
    internal static partial void wasm_trap_trace(nint trap, PointerVec* frames);

    [LibraryImport(Name)]
    internal static partial void wasm_trap_delete(nint trap);

    [LibraryImport(Name)]
    internal static partial nint wasmtime_error_new(byte* zeroTerminatedMessage);

    [LibraryImport(Name)]
    internal static partial void wasmtime_error_message(nint error, ByteVec* message);

    [LibraryImport(Name)]
    internal static partial void wasmtime_error_wasm_trace(nint error, PointerVec* frames);

    [LibraryImport(Name)]
    internal static partial void wasmtime_error_delete(nint error);

    [LibraryImport(Name)]
    internal static partial void wasm_frame_vec_delete(PointerVec* frames);

    [LibraryImport(Name)]
    internal static partial uint wasm_frame_func_index(nint frame);

    [LibraryImport(Name)]
    internal static partial nuint wasm_frame_module_offset(nint frame);

    [LibraryImport(Name)]
    internal static partial ByteVec* wasmtime_frame_func_name(nint frame);

    [LibraryImport(Name)]
    internal static partial ByteVec* wasmtime_frame_module_name(nint frame);

    [LibraryImport(Name)]
    internal static partial void wasm_byte_vec_delete(ByteVec* bytes);

    /// <summary>
    /// The functions on the path of each call, bound once: under NativeAOT an import is bound lazily, which costs as much as
    /// the rest of a crossing.
    /// </summary>
    internal static class Hot
    {
        private static readonly nint s_library = NativeLibrary.Load(Name, typeof(WasmtimeLibrary).Assembly, searchPath: null);

        internal static readonly delegate* unmanaged[Cdecl]<nint, FuncRef*, WasmValue*, nuint, nint*, nint> FuncCallUnchecked =
            (delegate* unmanaged[Cdecl]<nint, FuncRef*, WasmValue*, nuint, nint*, nint>)NativeLibrary.GetExport(s_library, "wasmtime_func_call_unchecked");

        // These two only read a field: too short to tell the garbage collector about.
        internal static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint> CallerContext =
            (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint>)NativeLibrary.GetExport(s_library, "wasmtime_caller_context");

        internal static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint> ContextGetData =
            (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint>)NativeLibrary.GetExport(s_library, "wasmtime_context_get_data");
    }
}
