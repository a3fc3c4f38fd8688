using System.Globalization;
using System.Text;

namespace WebXtism.Build.Modules;

/// <summary>
/// Writes down what is known of a module, as text: the compiler hands analyzers no other files. The generator reads it, in
/// <c>ModuleTextParser</c>; a test holds the two together.
/// </summary>
/// <example>
/// One fact a line, its parts separated by tabs:
/// <code>
/// webxtism-module	1
/// file	plugins/greeter.wasm
/// sha256	9f86d0…
/// import	function	(i64) -> (i64)	extism:host/env	alloc
/// export	function	() -> (i32)	greet
/// </code>
/// </example>
internal static class ModuleText
{
    // The compiler keeps the text in memory; real modules need a few thousand characters.
    public const int MaxLength = 16 * 1024 * 1024;

    public const string TooLong = "its types, imports and exports are too many to describe";

    /// <param name="file">The file as the project names it.</param>
    /// <param name="sha256">The hash of its bytes, in lower case.</param>
    /// <param name="module">What was read.</param>
    /// <exception cref="ModuleFormatException">The text would be absurdly long.</exception>
    public static string Write(string file, string sha256, WasmModule module)
    {
        var text = new StringBuilder();
        Line(text, "webxtism-module", "1");
        Line(text, "file", file.Replace('\\', '/'));
        Line(text, "sha256", sha256);
        foreach (ModuleItem import in module.Imports)
        {
            Line(text, "import", import.Kind, import.Signature, import.Module, import.Name);
        }

        foreach (ModuleItem export in module.Exports)
        {
            Line(text, "export", export.Kind, export.Signature, export.Name);
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, params string[] parts)
    {
        if (parts.Sum(static part => part.Length) > MaxLength - text.Length)
        {
            throw new ModuleFormatException(0, TooLong);
        }

        for (int i = 0; i < parts.Length; i++)
        {
            if (i > 0)
            {
                text.Append('\t');
            }

            Escape(text, parts[i]);
        }

        text.Append('\n');
    }

    // Names are the guest's: any character can be in them.
    private static void Escape(StringBuilder text, string part)
    {
        foreach (char letter in part)
        {
            if (letter == '\\' || char.IsControl(letter) || letter is '\u2028' or '\u2029')
            {
                text.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(letter);
            }
        }
    }
}
