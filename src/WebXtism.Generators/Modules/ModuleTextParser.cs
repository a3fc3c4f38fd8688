using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Modules;

/// <summary>Reads the texts about modules that the build writes, see <c>ModuleText</c> of WebXtism.Build. What is none of them is no module.</summary>
internal static class ModuleTextParser
{
    private const string Suffix = ".webxtism.txt";

    /// <summary>The first line: what the text is, and the version of its format.</summary>
    private const string Header = "webxtism-module\t1";

    public static bool IsModuleText(AdditionalText file) => file.Path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The modules among a project's additional files.</summary>
    public static EquatableArray<ModuleModel> ParseAll(IEnumerable<AdditionalText> files, CancellationToken cancellationToken) =>
        ModuleSet.Order(files.Where(IsModuleText).Select(file => Parse(file, cancellationToken)));

    public static ModuleModel? Parse(AdditionalText file, CancellationToken cancellationToken) =>
        file.GetText(cancellationToken) is { } text ? Parse(text.ToString(), cancellationToken) : null;

    public static ModuleModel? Parse(string text, CancellationToken cancellationToken)
    {
        string[] lines = text.Split('\n');
        if (lines[0] != Header)
        {
            return null;
        }

        string file = "";
        string hash = "";
        var imports = new List<ModuleItemModel>();
        var exports = new List<ModuleItemModel>();
        foreach (string line in lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string[] parts = Array.ConvertAll(line.Split('\t'), Unescape);
            switch (parts[0], parts.Length)
            {
                case ("file", 2):
                    file = parts[1];
                    break;
                case ("sha256", 2):
                    hash = parts[1];
                    break;
                case ("import", 5):
                    imports.Add(new ModuleItemModel(parts[1], parts[2], parts[3], parts[4]));
                    break;
                case ("export", 4):
                    exports.Add(new ModuleItemModel(parts[1], parts[2], "", parts[3]));
                    break;
            }
        }

        return file.Length > 0 && hash.Length > 0 ? new ModuleModel(file, hash, new(imports), new(exports)) : null;
    }

    private static string Unescape(string part)
    {
        const int Length = 6;
        if (part.IndexOf('\\') < 0)
        {
            return part;
        }

        var text = new StringBuilder(part.Length);
        for (int i = 0; i < part.Length; i++)
        {
            if (part[i] == '\\' && i + Length <= part.Length && ushort.TryParse(part.Substring(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort letter))
            {
                text.Append((char)letter);
                i += Length - 1;
            }
            else
            {
                text.Append(part[i]);
            }
        }

        return text.ToString();
    }
}
