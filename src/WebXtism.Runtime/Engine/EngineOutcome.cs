namespace WebXtism.Engine;

/// <summary>How a call ended.</summary>
public enum EngineOutcome
{
    /// <summary>The guest returned.</summary>
    Returned,

    /// <summary>The guest ended itself through WASI with an exit code.</summary>
    Exited,

    /// <summary>The guest trapped.</summary>
    Trapped,

    /// <summary>A host function threw; the exception is in <see cref="InstanceContext"/>.</summary>
    HostFunctionFailed,

    /// <summary>The deadline passed.</summary>
    TimedOut,

    /// <summary>The cancellation token was cancelled.</summary>
    Cancelled,

    /// <summary>The calling thread has too little stack left for a guest; nothing ran.</summary>
    StackTooSmall,
}
