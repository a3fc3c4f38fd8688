namespace WebXtism.Build.Schemas.Code;

/// <summary>How the methods of an interface hand over their results.</summary>
internal enum CallStyle
{
    /// <summary>The caller waits.</summary>
    Sync,

    /// <summary>They return tasks.</summary>
    Async,

    /// <summary>There is one of each for every export.</summary>
    Both,
}
