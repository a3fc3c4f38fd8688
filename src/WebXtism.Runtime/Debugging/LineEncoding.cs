namespace WebXtism.Debugging;

/// <summary>How the byte code of a line table is packed; its header says so.</summary>
/// <param name="minInstructionLength">By how many bytes one step advances.</param>
/// <param name="lineBase">The least step of lines of a special opcode.</param>
/// <param name="lineRange">How many steps of lines the special opcodes have; not 0.</param>
/// <param name="opcodeBase">The first special opcode; not 0.</param>
/// <param name="operandCounts">How many operands the standard opcodes have: one number less than <paramref name="opcodeBase"/>.</param>
internal readonly ref struct LineEncoding(byte minInstructionLength, sbyte lineBase, byte lineRange, byte opcodeBase, ReadOnlySpan<byte> operandCounts)
{
    public byte MinInstructionLength { get; } = minInstructionLength;

    public sbyte LineBase { get; } = lineBase;

    public byte LineRange { get; } = lineRange;

    public byte OpcodeBase { get; } = opcodeBase;

    public ReadOnlySpan<byte> OperandCounts { get; } = operandCounts;
}
