namespace WebXtism;

/// <summary>Why WebAssembly code trapped.</summary>
public enum TrapCode
{
    /// <summary>For a reason that has no code of its own; see the message.</summary>
    Other,

    /// <summary>The guest's stack was exhausted, usually by recursion without end.</summary>
    StackOverflow,

    /// <summary>The guest accessed memory outside its bounds.</summary>
    MemoryOutOfBounds,

    /// <summary>An atomic access was not aligned.</summary>
    HeapMisaligned,

    /// <summary>The guest accessed a table outside its bounds.</summary>
    TableOutOfBounds,

    /// <summary>An indirect call met an empty table slot.</summary>
    IndirectCallToNull,

    /// <summary>An indirect call met a function of another type.</summary>
    BadSignature,

    /// <summary>An integer operation overflowed.</summary>
    IntegerOverflow,

    /// <summary>An integer was divided by zero.</summary>
    IntegerDivisionByZero,

    /// <summary>A floating-point number that is no integer of the target type was converted to it.</summary>
    BadConversionToInteger,

    /// <summary>The guest executed <c>unreachable</c>: a panic, an abort or a failed assertion.</summary>
    Unreachable,

    /// <summary>The guest was interrupted by the host.</summary>
    Interrupt,

    /// <summary>The guest used up its fuel.</summary>
    OutOfFuel,
}
