namespace WebXtism.Engine;

/// <summary>How a call went.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="ReturnCode">
/// What the export returned (0 when it returns nothing), or the exit code when the guest ended itself; 0 is success.
/// </param>
public readonly record struct EngineResult(EngineOutcome Outcome, int ReturnCode);
