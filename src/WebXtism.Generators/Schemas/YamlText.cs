using System.Globalization;
using System.Text;

namespace WebXtism.Generators.Schemas;

/// <summary>Writes YAML that every version of YAML reads alike: what could be anything but a text is quoted.</summary>
internal static class YamlText
{
    private static readonly HashSet<string> s_notTexts = new(["true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf"], StringComparer.OrdinalIgnoreCase);

    public static string Write(YamlMap document)
    {
        var text = new StringBuilder();
        Write(text, document, indent: 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, YamlMap map, int indent)
    {
        foreach (KeyValuePair<string, object> entry in map)
        {
            text.Append(' ', indent).Append(Scalar(entry.Key)).Append(':');
            switch (entry.Value)
            {
                case YamlMap { Count: 0 }:
                    text.Append(" {}\n");
                    break;
                case YamlMap nested:
                    text.Append('\n');
                    Write(text, nested, indent + 2);
                    break;
                case IEnumerable<string> items:
                    text.Append('\n');
                    foreach (string item in items)
                    {
                        text.Append(' ', indent + 2).Append("- ").Append(Scalar(item)).Append('\n');
                    }

                    break;
                case true:
                    text.Append(" true\n");
                    break;
                default:
                    Value(text, (string)entry.Value, indent + 2);
                    break;
            }
        }
    }

    private static void Value(StringBuilder text, string value, int indent)
    {
        if (!IsBlock(value))
        {
            text.Append(' ').Append(Scalar(value)).Append('\n');
            return;
        }

        text.Append(" |-\n");
        foreach (string line in value.Split('\n'))
        {
            text.Append(' ', line.Length == 0 ? 0 : indent).Append(line).Append('\n');
        }
    }

    // Several lines that a block can hold: none begins the block with a space or ends in one, and no character needs an escape.
    private static bool IsBlock(string value) =>
        value.Contains("\n")
        && value[0] is not (' ' or '\n')
        && value.Split('\n').All(static line => line.Length == 0 || line[line.Length - 1] != ' ')
        && value[value.Length - 1] != '\n'
        && value.All(static letter => letter == '\n' || IsPrintable(letter));

    private static string Scalar(string value)
    {
        if (IsPlain(value))
        {
            return value;
        }

        var text = new StringBuilder("\"");
        foreach (char letter in value)
        {
            text.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when IsPrintable(letter) => letter.ToString(),
                _ => "\\u" + ((int)letter).ToString("X4", CultureInfo.InvariantCulture),
            });
        }

        return text.Append('"').ToString();
    }

    private static bool IsPrintable(char letter) =>
        !char.IsControl(letter) && letter is not ('\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff') && char.GetUnicodeCategory(letter) != UnicodeCategory.Format;

    private static bool IsPlain(string value) =>
        value.Length > 0
        && (char.IsLetter(value[0]) || value[0] is '_' or '$')
        && value[value.Length - 1] != ' '
        && !s_notTexts.Contains(value)
        && !value.EndsWith(":", StringComparison.Ordinal)
        && !value.Contains(": ")
        && !value.Contains(" #")
        && value.All(IsPrintable)
        && !value.Any(char.IsSurrogate);
}
