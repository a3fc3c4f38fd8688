using System.Text;

namespace WebXtism.Generators.Emitting;

/// <summary>Writes indented lines that end in <c>\n</c> on every machine, so that generated files are the same everywhere.</summary>
internal sealed class CodeWriter
{
    /// <summary>Lines longer than this are broken where they can be.</summary>
    public const int Width = 150;

    private const int IndentWidth = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _depth * IndentWidth).Append(line);
        }

        _text.Append('\n');
    }

    /// <summary>Writes lines one level deeper, each with a separator after it but the last.</summary>
    public void Lines(IReadOnlyList<string> lines, string separator, string end)
    {
        _depth++;
        for (int i = 0; i < lines.Count; i++)
        {
            Line(lines[i] + (i < lines.Count - 1 ? separator : end));
        }

        _depth--;
    }

    /// <summary>Opens a block that closes when the result is disposed.</summary>
    public Scope Block(string open = "{", string close = "}")
    {
        Line(open);
        _depth++;
        return new Scope(this, close);
    }

    public override string ToString() => _text.ToString();

    public readonly struct Scope(CodeWriter writer, string close) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.Line(close);
        }
    }
}
