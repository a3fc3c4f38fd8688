using System.Text;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Parsing;

/// <summary>From the name of a method to the name of an export or import.</summary>
internal static class ExportNames
{
    private const string AsyncSuffix = "Async";

    public static string FromMethod(string method, ExportNaming naming)
    {
        string name = method.Length > AsyncSuffix.Length && method.EndsWith(AsyncSuffix, StringComparison.Ordinal)
            ? method.Substring(0, method.Length - AsyncSuffix.Length)
            : method;
        return naming switch
        {
            ExportNaming.Exact => name,
            ExportNaming.CamelCase => ToCamelCase(name),
            _ => ToSnakeCase(name),
        };
    }

    /// <summary>What is wrong with a name, or <see langword="null"/>. WebAssembly takes any text; files, logs and messages do not.</summary>
    public static string? Problem(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return "it is empty";
        }

        for (int i = 0; i < name!.Length; i++)
        {
            if (char.IsControl(name[i]))
            {
                return $"it has a control character at position {i}";
            }

            if (char.IsHighSurrogate(name[i]) && i + 1 < name.Length && char.IsLowSurrogate(name[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(name[i]))
            {
                return $"it has half of a surrogate pair at position {i}, which UTF-8 cannot hold";
            }
        }

        return null;
    }

    // GetURL -> get_url, Sha256Of -> sha256_of: a word starts at a capital that follows something small, or that ends a run of capitals.
    private static string ToSnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_' && (!char.IsUpper(name[i - 1]) || StartsWord(name, i)))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    // GetURL -> getURL, URLOf -> urlOf: the first word loses its capitals.
    public static string ToCamelCase(string name)
    {
        char[] text = name.ToCharArray();
        for (int i = 0; i < text.Length && char.IsUpper(name[i]) && (i == 0 || !StartsWord(name, i)); i++)
        {
            text[i] = char.ToLowerInvariant(text[i]);
        }

        return new string(text);
    }

    private static bool StartsWord(string name, int index) => index + 1 < name.Length && char.IsLower(name[index + 1]);
}
