namespace WebXtism.Calls;

/// <summary>
/// How many calls are inside each other on this thread: a plugin's host function that calls another plugin, and so on. Calls
/// that go on on another thread begin anew, and so does the stack there.
/// </summary>
internal static class CallDepth
{
    [ThreadStatic]
    private static int t_depth;

    /// <summary>The depth of this thread, by reference: looking it up costs more than counting.</summary>
    public static ref int OfThisThread => ref t_depth;
}
