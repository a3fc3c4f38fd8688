namespace WebXtism.Generators.Payloads;

/// <summary>Whether generated code writes a value or reads it, and from where.</summary>
internal enum PayloadDirection
{
    /// <summary>A parameter: of an export (written) or of a host function (read in place).</summary>
    Parameter,

    /// <summary>A result: of an export (read) or of a host function (written).</summary>
    Result,
}
