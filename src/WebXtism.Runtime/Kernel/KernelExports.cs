using System.Collections.Frozen;
using WebXtism.Engine;

namespace WebXtism.Kernel;

/// <summary>The functions of the kernel that plugins can import, with their types.</summary>
public static class KernelExports
{
    /// <summary>The types, by name.</summary>
    public static FrozenDictionary<string, FunctionType> Types { get; } = new Dictionary<string, FunctionType>(StringComparer.Ordinal)
    {
        ["alloc"] = new([ValueKind.I64], [ValueKind.I64]),
        ["free"] = new([ValueKind.I64], []),
        ["length"] = new([ValueKind.I64], [ValueKind.I64]),
        ["length_unsafe"] = new([ValueKind.I64], [ValueKind.I64]),
        ["load_u8"] = new([ValueKind.I64], [ValueKind.I32]),
        ["load_u64"] = new([ValueKind.I64], [ValueKind.I64]),
        ["store_u8"] = new([ValueKind.I64, ValueKind.I32], []),
        ["store_u64"] = new([ValueKind.I64, ValueKind.I64], []),
        ["input_load_u8"] = new([ValueKind.I64], [ValueKind.I32]),
        ["input_load_u64"] = new([ValueKind.I64], [ValueKind.I64]),
        ["input_set"] = new([ValueKind.I64, ValueKind.I64], []),
        ["input_offset"] = new([], [ValueKind.I64]),
        ["input_length"] = new([], [ValueKind.I64]),
        ["output_set"] = new([ValueKind.I64, ValueKind.I64], []),
        ["output_offset"] = new([], [ValueKind.I64]),
        ["output_length"] = new([], [ValueKind.I64]),
        ["error_set"] = new([ValueKind.I64], []),
        ["error_get"] = new([], [ValueKind.I64]),
        ["reset"] = new([], []),
        ["memory_bytes"] = new([], [ValueKind.I64]),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
