using System.Globalization;
using System.Text;
using WebXtism.Build.Schemas.Yaml;

namespace WebXtism.Build.Schemas.Code;

/// <summary>Makes names of C# of names that may hold anything.</summary>
internal static class Identifiers
{
    private const int MaxLength = 256;

    /// <summary>
    /// Names things in PascalCase. Where that makes two names one, both keep their letters as they are; the answer for a name
    /// depends on no order.
    /// </summary>
    /// <param name="names">The names, with their places.</param>
    /// <param name="reserved">The names that C# or others already use.</param>
    /// <param name="suffix">What a reserved name gets at its end.</param>
    /// <param name="what">What is named, for messages: <c>property</c>.</param>
    /// <param name="problems">Gets the names that cannot be told apart in C#.</param>
    public static Dictionary<string, string> Assign(
        IEnumerable<YamlNode> names, IReadOnlyCollection<string> reserved, string suffix, string what, SchemaProblems problems)
    {
        var assigned = new Dictionary<string, string>(StringComparer.Ordinal);
        var owners = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (IGrouping<string, YamlNode> group in names.GroupBy(static name => Pascal(name.Text), StringComparer.Ordinal))
        {
            bool isUnique = group.Skip(1).FirstOrDefault() is null;
            foreach (YamlNode name in group)
            {
                string bare = isUnique ? group.Key : Exact(name.Text);
                string identifier = reserved.Contains(bare, StringComparer.Ordinal) ? bare + suffix : bare;
                if (owners.TryGetValue(identifier, out YamlNode? owner))
                {
                    problems.Add(name, $"the {what} '{SchemaText.Shown(name.Text)}' would be '{identifier}' in C#, as '{SchemaText.Shown(owner.Text)}' in line {owner.Line.ToString(CultureInfo.InvariantCulture)} is; rename one of them");
                    continue;
                }

                owners.Add(identifier, name);
                assigned.Add(name.Text, identifier);
            }
        }

        return assigned;
    }

    /// <summary><c>count_vowels</c> and <c>countVowels</c> become <c>CountVowels</c>; what has no letters is spelled out.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder(name.Length);
        bool startsWord = true;
        foreach (char letter in name.Length > MaxLength ? name.Substring(0, MaxLength) : name)
        {
            if (!IsPart(letter) || letter == '_')
            {
                startsWord = true;
                continue;
            }

            text.Append(startsWord ? char.ToUpperInvariant(letter) : letter);
            startsWord = false;
        }

        return text.Length == 0 ? Exact(name) : IsStart(text[0]) ? text.ToString() : "_" + text;
    }

    /// <summary>The name with its own letters: <c>@class</c>, and <c>_002B</c> for <c>+</c>.</summary>
    public static string Exact(string name)
    {
        var text = new StringBuilder(name.Length + 1);
        foreach (char letter in name.Length > MaxLength ? name.Substring(0, MaxLength) : name)
        {
            if (IsPart(letter))
            {
                text.Append(letter);
            }
            else
            {
                text.Append('_').Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return text.Length == 0 ? "_" : IsStart(text[0]) ? Escape(text.ToString()) : "_" + text;
    }

    /// <summary>A name with an <c>@</c> where it could be a keyword: those, also of later versions, begin with a small letter.</summary>
    public static string Escape(string identifier) => char.IsLower(identifier[0]) ? "@" + identifier : identifier;

    /// <summary>Whether the text is a name of C#, perhaps one that needs an <c>@</c>.</summary>
    public static bool IsIdentifier(string text) =>
        text.Length is > 0 and <= MaxLength && IsStart(text[0]) && text.All(IsPart);

    private static bool IsStart(char letter) =>
        letter == '_' || char.GetUnicodeCategory(letter) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    private static bool IsPart(char letter) => IsStart(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.DecimalDigitNumber;
}
