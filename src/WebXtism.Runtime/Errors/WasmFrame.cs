using System.Globalization;

namespace WebXtism;

/// <summary>One frame of a guest's call stack.</summary>
/// <param name="FunctionIndex">The index of the function in its module, imports included.</param>
/// <param name="FunctionName">Its name when the module carries a name section, else <see langword="null"/>.</param>
/// <param name="ModuleName">The name that the module gives itself, if any.</param>
/// <param name="ModuleOffset">The offset of the instruction in the module's bytes.</param>
public sealed record WasmFrame(uint FunctionIndex, string? FunctionName, string? ModuleName, long ModuleOffset)
{
    /// <summary>The frame as one line.</summary>
    /// <returns>For example <c>greeter!greet (0x1f3)</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(ModuleName is null ? "" : ModuleName + "!")}{FunctionName ?? $"wasm-function[{FunctionIndex}]"} (0x{ModuleOffset:x})");
}
