using System.Globalization;
using System.Text;
using WebXtism.Engine;

namespace WebXtism.Wasmtime;

/// <summary>
/// The functions that modules import from modules which are instantiated later. Each goes through a slot of a table that is
/// filled once the function exists; the functions that call through the slots are a small module of their own, so that a call
/// never leaves WebAssembly.
/// </summary>
internal sealed class CircularImports
{
    /// <summary>The name of the exported table.</summary>
    public static ReadOnlySpan<byte> Table => "slots"u8;

    private readonly Dictionary<(int Module, string Export), int> _slots = [];
    private readonly StringBuilder _functions = new();

    /// <summary>How many slots there are.</summary>
    public int Count => _slots.Count;

    /// <summary>Reserves the slot of an export, if it has none yet.</summary>
    /// <returns>The slot. The function that calls through it is exported under this number.</returns>
    public int Add(int module, string export, FunctionType type, string displayName)
    {
        if (!_slots.TryGetValue((module, export), out int slot))
        {
            slot = _slots.Count;
            _slots.Add((module, export), slot);
            Write(slot, type, displayName);
        }

        return slot;
    }

    /// <summary>The slots that an instance of a module fills.</summary>
    public IEnumerable<(int Slot, string Export)> Of(int module) =>
        _slots.Where(slot => slot.Key.Module == module).Select(static slot => (slot.Value, slot.Key.Export));

    /// <summary>The module in WebAssembly's text form.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"(module $circle (table $slots (export \"slots\") {Count} {Count} funcref){_functions})");

    private void Write(int slot, FunctionType type, string displayName)
    {
        string parameters = string.Concat(type.Parameters.Select(static kind => $" (param {Text(kind)})"));
        string results = string.Concat(type.Results.Select(static kind => $" (result {Text(kind)})"));
        string arguments = string.Concat(Enumerable.Range(0, type.Parameters.Length).Select(static i => string.Create(CultureInfo.InvariantCulture, $" (local.get {i})")));
        _functions.Append(CultureInfo.InvariantCulture,
            $"\n(func (@name \"{Escaped(displayName)}\") (export \"{slot}\"){parameters}{results} (call_indirect $slots{parameters}{results}{arguments} (i32.const {slot})))");
    }

    private static string Text(ValueKind kind) => kind switch
    {
        ValueKind.I32 => "i32",
        ValueKind.I64 => "i64",
        ValueKind.F32 => "f32",
        ValueKind.F64 => "f64",
        ValueKind.V128 => "v128",
        _ => throw new EngineException("A function that takes or returns a reference cannot be imported in a circle."),
    };

    // Names come from guests: all but letters and digits are written as bytes.
    private static string Escaped(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (byte b in Encoding.UTF8.GetBytes(name))
        {
            _ = char.IsAsciiLetterOrDigit((char)b) ? text.Append((char)b) : text.Append(CultureInfo.InvariantCulture, $"\\{b:x2}");
        }

        return text.ToString();
    }
}
