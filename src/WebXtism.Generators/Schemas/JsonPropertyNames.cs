using System.Globalization;
using System.Text;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Schemas;

/// <summary>
/// From the name of a property to its name in JSON. System.Text.Json decides when the program runs; schemas need the names
/// earlier, where there is no System.Text.Json. A test compares the two.
/// </summary>
internal static class JsonPropertyNames
{
    public static string FromProperty(string property, JsonNaming naming) => naming switch
    {
        JsonNaming.CamelCase => ToCamelCase(property),
        JsonNaming.SnakeCaseLower => Separate(property, '_', isUpper: false),
        JsonNaming.SnakeCaseUpper => Separate(property, '_', isUpper: true),
        JsonNaming.KebabCaseLower => Separate(property, '-', isUpper: false),
        JsonNaming.KebabCaseUpper => Separate(property, '-', isUpper: true),
        _ => property,
    };

    // The first word loses its capitals, but for the one that begins the next word.
    private static string ToCamelCase(string name)
    {
        char[] letters = name.ToCharArray();
        for (int i = 0; i < letters.Length && char.IsUpper(letters[i]); i++)
        {
            if (i > 0 && i + 1 < letters.Length && !char.IsUpper(letters[i + 1]))
            {
                if (letters[i + 1] == ' ')
                {
                    letters[i] = char.ToLowerInvariant(letters[i]);
                }

                break;
            }

            letters[i] = char.ToLowerInvariant(letters[i]);
            if (i == 0 && letters.Length > 1 && !char.IsUpper(letters[1]))
            {
                break;
            }
        }

        return new string(letters);
    }

    private static string Separate(string name, char separator, bool isUpper)
    {
        var text = new StringBuilder(name.Length + 8);
        Previous previous = Previous.Nothing;
        for (int i = 0; i < name.Length; i++)
        {
            char letter = name[i];
            UnicodeCategory category = char.GetUnicodeCategory(letter);
            switch (category)
            {
                case UnicodeCategory.UppercaseLetter:
                    bool endsRun = previous == Previous.Upper && i + 1 < name.Length && char.IsLower(name[i + 1]);
                    if (previous is Previous.LowerOrDigit or Previous.Space || endsRun)
                    {
                        text.Append(separator);
                    }

                    text.Append(isUpper ? letter : char.ToLowerInvariant(letter));
                    previous = Previous.Upper;
                    break;
                case UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber:
                    if (previous == Previous.Space)
                    {
                        text.Append(separator);
                    }

                    text.Append(isUpper && category == UnicodeCategory.LowercaseLetter ? char.ToUpperInvariant(letter) : letter);
                    previous = Previous.LowerOrDigit;
                    break;
                case UnicodeCategory.SpaceSeparator:
                    previous = previous == Previous.Nothing ? Previous.Nothing : Previous.Space;
                    break;
                default:
                    text.Append(letter);
                    previous = Previous.Nothing;
                    break;
            }
        }

        return text.ToString();
    }

    private enum Previous
    {
        Nothing,
        Upper,
        LowerOrDigit,
        Space,
    }
}
