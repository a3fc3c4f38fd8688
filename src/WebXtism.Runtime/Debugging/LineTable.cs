namespace WebXtism.Debugging;

/// <summary>
/// Tells from which line of its source an instruction of a module comes. Nothing is read before the first failure; then an
/// index of the sequences (functions, as compilers write them) is made once, and a look-up runs the byte code of one.
/// </summary>
/// <remarks>
/// The sections are the module's word and may be hostile: whatever they hold, a look-up takes bounded time and ends with a
/// line or without one.
/// </remarks>
internal sealed class LineTable
{
    // The code of the largest functions has a tenth of this.
    private const int MaxSequence = 256 * 1024;

    private static readonly Comparer<Sequence> s_byAddress = Comparer<Sequence>.Create(static (one, other) => (one.Start, one.End).CompareTo((other.Start, other.End)));

    private readonly DebugSections _sections;
    private readonly Lazy<Sequence[]> _sequences;

    private LineTable(DebugSections sections)
    {
        _sections = sections;
        _sequences = new(Index);
    }

    /// <summary>Finds the line table of a module.</summary>
    /// <returns>The table, or <see langword="null"/> when the module has none.</returns>
    public static LineTable? Of(ReadOnlySpan<byte> wasm) => DebugSections.Read(wasm) is { } sections ? new(sections) : null;

    /// <summary>Adds the place in the source to a frame.</summary>
    /// <returns>The frame; as it was when the place is not known.</returns>
    public WasmFrame Locate(WasmFrame frame)
    {
        // The name tells the frames of this module from those of the kernel.
        long address = frame.ModuleOffset - _sections.CodeStart;
        return frame.ModuleName == _sections.ModuleName && address >= 0 && Find((ulong)address) is var (file, line, column)
            ? frame with { SourceFile = file, SourceLine = line, SourceColumn = column }
            : frame;
    }

    private (string File, int Line, int Column)? Find(ulong address)
    {
        Sequence[] sequences = _sequences.Value;
        // No sequence ends there, so none is found but the place where it would be.
        int above = ~Array.BinarySearch(sequences, new Sequence(address, ulong.MaxValue, 0, 0), s_byAddress);
        if (above == 0 || address >= sequences[above - 1].End)
        {
            return null;
        }

        Sequence sequence = sequences[above - 1];
        int offset = sequence.Unit;
        LineUnit.Read(_sections.Lines, _sections.Strings, ref offset, out LineUnit unit);
        LineProgram program = unit.Start(sequence.Position);
        (ulong File, uint Line, ulong Column) row = default;
        while (program.MoveNext() && !program.EndsSequence && program.Address <= address)
        {
            row = (program.File, program.Line, program.Column);
        }

        // Line 0 is code of the compiler's own.
        return row.Line is > 0 and <= int.MaxValue && unit.Files.Find(row.File) is { } file
            ? (file, (int)row.Line, (int)Math.Min(row.Column, int.MaxValue))
            : null;
    }

    private Sequence[] Index()
    {
        var found = new List<Sequence>();
        int offset = 0;
        while (offset < _sections.Lines.Length)
        {
            int start = offset;
            LineUnit.Read(_sections.Lines, _sections.Strings, ref offset, out LineUnit unit);
            AddSequences(unit, start, found);
        }

        found.Sort(s_byAddress);
        return [.. found];
    }

    private void AddSequences(LineUnit unit, int start, List<Sequence> found)
    {
        if (unit.Code.IsEmpty)
        {
            return;
        }

        LineProgram program = unit.Start(0);
        int position = 0;
        ulong? low = null;
        while (program.MoveNext())
        {
            low ??= program.Address;
            if (program.EndsSequence)
            {
                // Functions that the linker dropped are at address 0 or beyond the code.
                if (low > 0 && low < program.Address && program.Address <= (ulong)_sections.CodeLength && program.Position - position <= MaxSequence)
                {
                    found.Add(new(low.Value, program.Address, start, position));
                }

                position = program.Position;
                low = null;
            }
        }
    }

    /// <summary>A run of rows with rising addresses.</summary>
    /// <param name="Start">The address of its first instruction.</param>
    /// <param name="End">The address behind its last instruction.</param>
    /// <param name="Unit">Where its unit begins in the section.</param>
    /// <param name="Position">Where it begins in the unit's byte code.</param>
    private readonly record struct Sequence(ulong Start, ulong End, int Unit, int Position);
}
