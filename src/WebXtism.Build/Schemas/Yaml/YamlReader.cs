using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace WebXtism.Build.Schemas.Yaml;

/// <summary>
/// Reads YAML into nodes that know their place. Files may come from anybody: what they can cost is bounded, and nothing that
/// makes little text into much (aliases) is accepted.
/// </summary>
internal sealed class YamlReader
{
    private const int MaxDepth = 64;
    private const int MaxNodes = 200_000;

    private readonly Stack<Frame> _frames = new();
    private YamlNode? _root;
    private int _nodes;

    /// <summary>Reads the only document of a text.</summary>
    /// <exception cref="SchemaFormatException">It is no YAML, or more of it than anybody needs.</exception>
    public static YamlNode Read(string text)
    {
        var reader = new YamlReader();
        var parser = new Parser(new StringReader(text));
        int documents = 0;
        try
        {
            while (parser.MoveNext())
            {
                if (parser.Current is DocumentStart start && ++documents > 1)
                {
                    throw Refuse(start, "there is a second document; a file has one schema");
                }

                reader.Take(parser.Current!);
            }
        }
        catch (YamlException exception)
        {
            throw Describe(exception, text);
        }
        catch (Exception exception) when (exception is not SchemaFormatException)
        {
            // Whatever a parser of thousands of lines does with what nobody would write: it is about the file.
            Mark place = parser.Current?.End ?? Mark.Empty;
            throw new SchemaFormatException((int)place.Line, (int)place.Column, "it cannot be read as YAML");
        }

        return reader._root ?? throw new SchemaFormatException(1, 1, "it is empty");
    }

    private void Take(ParsingEvent @event)
    {
        switch (@event)
        {
            case AnchorAlias alias:
                throw Refuse(alias, $"'*{SchemaText.Shown(alias.Value.Value)}' is an alias; repeat what it stands for, or refer to a component by $ref");
            case NodeEvent { Tag.IsEmpty: false } tagged and not (MappingStart { Tag.IsNonSpecific: true } or SequenceStart { Tag.IsNonSpecific: true } or Scalar { Tag.IsNonSpecific: true }):
                throw Refuse(tagged, $"the tag '{SchemaText.Shown(tagged.Tag.ToString())}' means nothing here");
            case Scalar scalar:
                Add(Node(YamlKind.Scalar, scalar, scalar.Value, scalar.Style == ScalarStyle.Plain));
                break;
            case SequenceStart start:
                Open(Node(YamlKind.Sequence, start));
                break;
            case MappingStart start:
                Open(Node(YamlKind.Mapping, start));
                break;
            case SequenceEnd or MappingEnd:
                _frames.Pop();
                break;
        }
    }

    private YamlNode Node(YamlKind kind, ParsingEvent @event, string text = "", bool isPlain = false)
    {
        if (++_nodes > MaxNodes)
        {
            throw Refuse(@event, $"it has more than {MaxNodes} values");
        }

        return new YamlNode(kind, (int)@event.Start.Line, (int)@event.Start.Column) { Text = text, IsPlain = isPlain };
    }

    private void Open(YamlNode node)
    {
        Add(node);
        if (_frames.Count == MaxDepth)
        {
            throw new SchemaFormatException(node.Line, node.Column, $"it is nested more than {MaxDepth} deep");
        }

        _frames.Push(new Frame(node));
    }

    private void Add(YamlNode node)
    {
        if (_frames.Count == 0)
        {
            _root = node;
            return;
        }

        Frame frame = _frames.Peek();
        if (frame.Node.Kind == YamlKind.Sequence)
        {
            frame.Node.Items.Add(node);
        }
        else if (frame.Key is { } key)
        {
            frame.Node.Entries.Add(new KeyValuePair<YamlNode, YamlNode>(key, node));
            frame.Key = null;
        }
        else if (node.Kind != YamlKind.Scalar)
        {
            throw new SchemaFormatException(node.Line, node.Column, "a key is a name, not a list or a mapping");
        }
        else if (!frame.Keys.Add(node.Text))
        {
            throw new SchemaFormatException(node.Line, node.Column, $"'{SchemaText.Shown(node.Text)}' is there twice");
        }
        else
        {
            frame.Key = node;
        }
    }

    private static SchemaFormatException Describe(YamlException exception, string text)
    {
        // The parser names the beginning of what the tab is in, and the end of the file is a line that nobody sees.
        string[] lines = text.TrimEnd().Split('\n');
        int line = (int)exception.Start.Line;
        int tab = exception.Message.Contains(" tab")
            ? Array.FindIndex(lines, Math.Min(Math.Max(0, line - 1), lines.Length), static candidate => candidate.TrimStart(' ').StartsWith("\t", StringComparison.Ordinal))
            : -1;
        return tab >= 0 ? new SchemaFormatException(tab + 1, lines[tab].IndexOf('\t') + 1, "it is no YAML: a tab indents it; use spaces")
            : line > lines.Length ? new SchemaFormatException(lines.Length, lines[lines.Length - 1].Length + 1, Reason(exception))
            : new SchemaFormatException(line, (int)exception.Start.Column, Reason(exception));
    }

    // The parser's messages begin with what it was doing; what follows the last colon of that is the reason.
    private static string Reason(YamlException exception)
    {
        string message = SchemaText.Shown(exception.Message).TrimEnd('.');
        return message.Length == 0 ? "it is no YAML" : $"it is no YAML: {char.ToLowerInvariant(message[0])}{message.Substring(1)}";
    }

    private static SchemaFormatException Refuse(ParsingEvent @event, string reason) => new((int)@event.Start.Line, (int)@event.Start.Column, reason);

    private sealed class Frame(YamlNode node)
    {
        public YamlNode Node { get; } = node;

        public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

        public YamlNode? Key { get; set; }
    }
}
