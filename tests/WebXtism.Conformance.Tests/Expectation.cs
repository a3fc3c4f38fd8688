namespace WebXtism.Conformance.Tests;

/// <summary>What a call must lead to. Of <see cref="Output"/>, <see cref="Error"/>, <see cref="Code"/> and <see cref="Traps"/> one is set.</summary>
internal sealed record Expectation
{
    /// <summary>The output, byte for byte.</summary>
    public byte[]? Output { get; init; }

    /// <summary>The error text.</summary>
    public string? Error { get; init; }

    /// <summary>The result of an export that fails without an error text.</summary>
    public int? Code { get; init; }

    /// <summary>Whether the export traps.</summary>
    public bool Traps { get; init; }

    /// <summary>The messages logged meanwhile, each as <c>Level text</c>.</summary>
    public IReadOnlyList<string> Log { get; init; } = [];
}
