namespace WebXtism.Build.Schemas;

/// <summary>A file is no schema that can be read.</summary>
/// <param name="line">Where in the file, from 1.</param>
/// <param name="column">Where in the line, from 1.</param>
/// <param name="reason">What is wrong there.</param>
internal sealed class SchemaFormatException(int line, int column, string reason) : Exception(reason)
{
    public int Line { get; } = Math.Max(1, line);

    public int Column { get; } = Math.Max(1, column);
}
