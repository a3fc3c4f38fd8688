namespace WebXtism.Engine;

/// <summary>Memory that an instance wanted and did not get.</summary>
/// <param name="Kind">Which limit stood in the way.</param>
/// <param name="Limit">The limit, in bytes.</param>
/// <param name="Used">How many bytes of it were taken.</param>
/// <param name="Wanted">How many more bytes were wanted.</param>
public readonly record struct MemoryRefusal(MemoryLimitKind Kind, long Limit, long Used, ulong Wanted);
