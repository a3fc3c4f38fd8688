namespace WebXtism.Engine;

/// <summary>The kinds of WebAssembly values.</summary>
public enum ValueKind
{
    /// <summary>A 32-bit integer.</summary>
    I32,

    /// <summary>A 64-bit integer; Extism passes blocks of memory as such a handle.</summary>
    I64,

    /// <summary>A 32-bit floating-point number.</summary>
    F32,

    /// <summary>A 64-bit floating-point number.</summary>
    F64,

    /// <summary>A 128-bit vector. Host functions cannot take or return it.</summary>
    V128,

    /// <summary>A reference. Host functions cannot take or return it.</summary>
    Reference,
}
