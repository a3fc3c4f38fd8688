using WebXtism.Modules;

namespace WebXtism.Debugging;

/// <summary>
/// Runs the byte code of a line table, row by row. A byte makes one row at the most, so the work is bounded by its length. A
/// program can begin at any sequence, since each sequence begins with the registers reset.
/// </summary>
internal ref struct LineProgram(LineEncoding encoding, ReadOnlySpan<byte> code)
{
    private readonly LineEncoding _encoding = encoding;
    private ByteReader _reader = new(code);

    /// <summary>Where the row's instructions begin, from the start of the code section's content.</summary>
    public ulong Address { get; private set; }

    public ulong File { get; private set; } = 1;

    public uint Line { get; private set; } = 1;

    public ulong Column { get; private set; }

    /// <summary>Whether the row is no line but the end of the sequence's last one.</summary>
    public bool EndsSequence { get; private set; }

    /// <summary>Where the next instruction lies in the code.</summary>
    public readonly int Position => _reader.Position;

    /// <summary>Goes on to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool MoveNext()
    {
        if (EndsSequence)
        {
            (Address, File, Line, Column, EndsSequence) = (0, 1, 1, 0, false);
        }

        while (!_reader.AtEnd)
        {
            byte opcode = _reader.Byte();
            bool isRow = opcode >= _encoding.OpcodeBase ? Special(opcode) : opcode == 0 ? Extended() : Standard(opcode);
            if (isRow)
            {
                return !_reader.Failed;
            }
        }

        return false;
    }

    private bool Special(byte opcode)
    {
        int adjusted = opcode - _encoding.OpcodeBase;
        Advance((ulong)(adjusted / _encoding.LineRange));
        Line = unchecked((uint)(Line + _encoding.LineBase + (adjusted % _encoding.LineRange)));
        return true;
    }

    private bool Standard(byte opcode)
    {
        const byte Copy = 1, AdvancePc = 2, AdvanceLine = 3, SetFile = 4, SetColumn = 5, ConstAddPc = 8, FixedAdvancePc = 9;
        switch (opcode)
        {
            case Copy:
                return true;
            case AdvancePc:
                Advance(_reader.Unsigned());
                break;
            case AdvanceLine:
                Line = unchecked((uint)(Line + _reader.Signed()));
                break;
            case SetFile:
                File = _reader.Unsigned();
                break;
            case SetColumn:
                Column = _reader.Unsigned();
                break;
            case ConstAddPc:
                Advance((ulong)((byte.MaxValue - _encoding.OpcodeBase) / _encoding.LineRange));
                break;
            case FixedAdvancePc:
                Address = unchecked(Address + _reader.UInt16());
                break;
            default:
                // Flags that do not matter here, and what later versions may add: the header says how many operands they have.
                for (int i = _encoding.OperandCounts[opcode - 1]; i > 0; i--)
                {
                    _reader.Unsigned();
                }

                break;
        }

        return false;
    }

    private bool Extended()
    {
        const byte EndSequence = 1, SetAddress = 2;
        ReadOnlySpan<byte> instruction = _reader.Bytes(_reader.Unsigned());
        var operands = new ByteReader(instruction);
        switch (operands.Byte())
        {
            case EndSequence:
                EndsSequence = true;
                return true;
            case SetAddress:
                Address = instruction.Length > sizeof(uint) + 1 ? operands.UInt64() : operands.UInt32();
                return false;
            default:
                return false;
        }
    }

    private void Advance(ulong operations) => Address = unchecked(Address + (operations * _encoding.MinInstructionLength));
}
