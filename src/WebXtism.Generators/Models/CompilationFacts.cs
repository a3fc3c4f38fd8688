namespace WebXtism.Generators.Models;

/// <summary>All that the generator asks of the compilation as a whole. It seldom changes, so the outputs stay cached.</summary>
/// <param name="LanguageSuffices">Whether the project compiles with at least C# 12.</param>
/// <param name="HasWasmtime">Whether the project references the native engine.</param>
internal sealed record CompilationFacts(bool LanguageSuffices, bool HasWasmtime);
