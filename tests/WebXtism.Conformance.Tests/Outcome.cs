namespace WebXtism.Conformance.Tests;

/// <summary>What a call leads to: what the table expects, and what a host shows.</summary>
internal sealed record Outcome
{
    /// <summary>The output, if the call succeeds.</summary>
    public Digest? Output { get; init; }

    /// <summary>The error text, if the export sets one.</summary>
    public string? Error { get; init; }

    /// <summary>The result of an export that fails.</summary>
    public int? Code { get; init; }

    /// <summary>Why the export traps, if it does.</summary>
    public TrapCode? Trap { get; init; }

    /// <summary>What goes wrong in the host itself; in no case of the table should anything.</summary>
    public string? Failure { get; init; }

    /// <summary>The messages logged meanwhile, each as <c>Level text</c>, with line feeds between.</summary>
    public string Log { get; init; } = "";
}
