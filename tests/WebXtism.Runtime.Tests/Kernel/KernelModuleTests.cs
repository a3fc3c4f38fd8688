using WebXtism.Engine;
using WebXtism.Kernel;
using WebXtism.Wasmtime;

namespace WebXtism.Tests.Kernel;

public sealed class KernelModuleTests
{
    [Fact]
    public void The_embedded_module_is_what_its_text_assembles_to()
    {
        byte[] fresh = WebAssemblyText.Assemble(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "kernel.wat")));

        Assert.True(
            KernelModule.Bytes.Span.SequenceEqual(fresh),
            "Kernel/kernel.wasm is not built from Kernel/kernel.wat; run: dotnet run --project tools/WatToWasm src/WebXtism.Runtime/Kernel/kernel.wat src/WebXtism.Runtime/Kernel/kernel.wasm");
    }

    [Fact]
    public void The_table_of_types_is_what_the_module_exports()
    {
        using EngineModule module = TestEngine.Shared.Compile(KernelModule.Bytes.Span, default);

        Assert.Equal(
            KernelExports.Types.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            module.Exports.Where(export => export.Kind == ModuleItemKind.Function)
                .OrderBy(export => export.Name, StringComparer.Ordinal)
                .Select(export => KeyValuePair.Create(export.Name, export.Type!)));
    }

    [Fact]
    public void Beside_functions_the_module_exports_its_memory_only()
    {
        using EngineModule module = TestEngine.Shared.Compile(KernelModule.Bytes.Span, default);

        ModuleExport memory = Assert.Single(module.Exports, export => export.Kind != ModuleItemKind.Function);
        Assert.Equal((KernelModule.MemoryExport, ModuleItemKind.Memory), (memory.Name, memory.Kind));
    }

    [Fact]
    public void The_module_imports_nothing()
    {
        using EngineModule module = TestEngine.Shared.Compile(KernelModule.Bytes.Span, default);

        Assert.Empty(module.Imports);
    }
}
