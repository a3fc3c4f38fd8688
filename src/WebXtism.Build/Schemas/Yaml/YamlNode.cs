namespace WebXtism.Build.Schemas.Yaml;

/// <summary>A value of a YAML file, with its place.</summary>
/// <param name="kind">What it is.</param>
/// <param name="line">Its line, from 1.</param>
/// <param name="column">Its column, from 1.</param>
internal sealed class YamlNode(YamlKind kind, int line, int column)
{
    public YamlKind Kind { get; } = kind;

    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>The text of a scalar.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether the text is written without quotes, so that <c>true</c> is no text.</summary>
    public bool IsPlain { get; init; }

    /// <summary>The items of a sequence.</summary>
    public List<YamlNode> Items { get; } = [];

    /// <summary>The entries of a mapping, in order. The keys are scalars, and no two are equal.</summary>
    public List<KeyValuePair<YamlNode, YamlNode>> Entries { get; } = [];

    /// <summary>Whether there is nothing: <c>greet:</c> and no more.</summary>
    public bool IsNull => Kind == YamlKind.Scalar && IsPlain && Text is "" or "~" or "null";

    /// <summary>The value of a key.</summary>
    public YamlNode? this[string key] => Entries.Find(entry => entry.Key.Text == key).Value;
}
