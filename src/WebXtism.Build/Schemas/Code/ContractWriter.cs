using WebXtism.Generators.Emitting;

namespace WebXtism.Build.Schemas.Code;

/// <summary>Writes C# with documentation. It knows which namespaces are used, and which names are taken by the schema.</summary>
internal sealed class ContractWriter(IReadOnlyCollection<string> takenTypes)
{
    private readonly SortedSet<string> _usings = new(StringComparer.Ordinal);

    public CodeWriter Code { get; } = new();

    /// <summary>The namespaces that must be imported, once all is written.</summary>
    public IEnumerable<string> Usings => _usings;

    /// <summary>A type of a library: by its short name, unless the schema has a type of that name.</summary>
    public string Type(string @namespace, string name)
    {
        string bare = name.Split('<')[0];
        if (takenTypes.Contains(bare, StringComparer.Ordinal))
        {
            return $"global::{@namespace}.{name}";
        }

        _usings.Add(@namespace);
        return name;
    }

    /// <summary>The name of an attribute, as it stands in brackets.</summary>
    public string Attribute(string @namespace, string name)
    {
        if (takenTypes.Contains(name, StringComparer.Ordinal) || takenTypes.Contains(name + "Attribute", StringComparer.Ordinal))
        {
            return $"global::{@namespace}.{name}Attribute";
        }

        _usings.Add(@namespace);
        return name;
    }

    /// <summary>Writes an element of documentation.</summary>
    /// <param name="element">The element with its attributes: <c>param name="input"</c>.</param>
    /// <param name="text">Its text, as the schema has it; nothing is written where there is none.</param>
    public void Document(string element, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            Lines(element, Literals.Documentation(text!));
        }
    }

    /// <summary>Writes an element whose text is documentation already.</summary>
    public void DocumentMarkup(string element, string markup) => Lines(element, [markup]);

    private void Lines(string element, string[] lines)
    {
        string end = element.Split(' ')[0];
        if (lines.Length == 1)
        {
            Code.Line($"/// <{element}>{lines[0]}</{end}>");
            return;
        }

        Code.Line($"/// <{element}>");
        foreach (string line in lines)
        {
            Code.Line(line.Length == 0 ? "///" : "/// " + line);
        }

        Code.Line($"/// </{end}>");
    }
}
