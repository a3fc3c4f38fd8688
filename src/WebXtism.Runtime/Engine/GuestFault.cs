namespace WebXtism.Engine;

/// <summary>Why a guest stopped, as the engine tells it.</summary>
/// <param name="Code">The kind of trap.</param>
/// <param name="Message">The engine's own words, without the frames.</param>
/// <param name="Frames">The guest's call stack, innermost frame first.</param>
public sealed record GuestFault(TrapCode Code, string Message, IReadOnlyList<WasmFrame> Frames);
