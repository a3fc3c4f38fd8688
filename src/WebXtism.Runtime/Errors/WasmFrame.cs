using System.Globalization;

namespace WebXtism;

/// <summary>One frame of a guest's call stack.</summary>
/// <param name="FunctionIndex">The index of the function in its module, imports included.</param>
/// <param name="FunctionName">Its name as the module's name section has it, else <see langword="null"/>. Rust and C++ names are mangled.</param>
/// <param name="ModuleName">The name that the module gives itself, if any.</param>
/// <param name="ModuleOffset">The offset of the instruction in the module's bytes; −1 when it is unknown.</param>
public sealed record WasmFrame(uint FunctionIndex, string? FunctionName, string? ModuleName, long ModuleOffset)
{
    /// <summary>The function's name as its source has it, where that can be told; without a name its index.</summary>
    public string DisplayName => FunctionName is null
        ? string.Create(CultureInfo.InvariantCulture, $"wasm-function[{FunctionIndex}]")
        : GuestName.Show(SymbolName.Demangle(FunctionName));

    /// <summary>
    /// The source file, as the compiler was given it: relative to the folder of the compilation, or absolute. It is
    /// <see langword="null"/> when the module carries no debug information for the instruction. It comes from the module: treat
    /// it as untrusted, and do not open it.
    /// </summary>
    public string? SourceFile { get; init; }

    /// <summary>The line in the source file, from 1; 0 when it is unknown.</summary>
    public int SourceLine { get; init; }

    /// <summary>The column in that line, from 1; 0 when it is unknown.</summary>
    public int SourceColumn { get; init; }

    /// <summary>The frame as one line.</summary>
    /// <returns>For example <c>greeter!shop::greet at src/shop.rs:42 (0x1f3)</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(ModuleName is null ? "" : GuestName.Show(ModuleName) + "!")}{Place}{(ModuleOffset < 0 ? "" : $" (0x{ModuleOffset:x})")}");

    /// <summary>The function and, where it is known, the line.</summary>
    internal string Place => SourceFile is null
        ? DisplayName
        : string.Create(CultureInfo.InvariantCulture, $"{DisplayName} at {GuestName.Show(SourceFile)}:{SourceLine}");
}
