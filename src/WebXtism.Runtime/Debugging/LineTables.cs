namespace WebXtism.Debugging;

/// <summary>The line tables of a plugin's modules. Each knows the frames of its own module by the module's name.</summary>
internal sealed class LineTables(IReadOnlyList<LineTable> tables)
{
    /// <summary>Adds the place in the source to a frame.</summary>
    /// <returns>The frame; as it was when the place is not known.</returns>
    public WasmFrame Locate(WasmFrame frame)
    {
        foreach (LineTable table in tables)
        {
            if (table.Locate(frame) is { SourceFile: not null } located)
            {
                return located;
            }
        }

        return frame;
    }
}
