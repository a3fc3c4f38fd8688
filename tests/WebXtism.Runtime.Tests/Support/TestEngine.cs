using WebXtism.Wasmtime;

namespace WebXtism.Tests;

/// <summary>The engine that the tests share: it is thread-safe and keeps nothing of what it ran.</summary>
internal static class TestEngine
{
    public static WasmtimeEngine Shared { get; } = new();
}
