using WebXtism.Engine;

namespace WebXtism.Testing.InMemory;

/// <summary>Leaves the C# of an export where a guest would be stopped. Only <see cref="InMemoryInstance"/> catches it.</summary>
#pragma warning disable CA1032, CA1064 // Control flow inside this assembly: nobody makes one, and nobody meets one.
internal sealed class GuestEndException(EngineResult result, TrapCode code, string message) : Exception(message)
#pragma warning restore CA1032, CA1064
{
    /// <summary>How the call ends.</summary>
    public EngineResult Result => result;

    /// <summary>Why, when the guest traps.</summary>
    public TrapCode Code => code;
}
