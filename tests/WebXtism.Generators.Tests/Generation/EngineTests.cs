using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Generation;

/// <summary>The module initializer that registers the engine.</summary>
public sealed class EngineTests
{
    private const string Program = "internal static class Program { }";

    [Fact]
    public void A_project_with_the_native_engine_registers_it() =>
        Generated.From(UserCode.Compile(LanguageVersion.CSharp12, References.Engine, Program)).Clean()
            .Holds("[Runtime.CompilerServices.ModuleInitializer] internal static void Register() => PluginEngines.RegisterDefault(static () => new Wasmtime.WasmtimeEngine());");

    [Fact]
    public void A_project_without_an_engine_registers_nothing() => Generated.From(Program).Clean().Nothing();

    [Fact]
    public void The_engine_s_own_project_registers_nothing() =>
        Generated.From("namespace WebXtism.Wasmtime; public sealed class WasmtimeEngine { }").Clean().Nothing();
}
