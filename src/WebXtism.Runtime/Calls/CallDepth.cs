using WebXtism.Engine;

namespace WebXtism.Calls;

/// <summary>
/// One of the calls that are inside each other on this thread: a plugin's host function that calls another plugin, and so on.
/// Calls that go on on another thread begin anew, and so does the stack there.
/// </summary>
internal readonly ref struct CallDepth
{
    [ThreadStatic]
    private static int t_depth;

    // Looking the thread's number up costs more than counting.
    private readonly ref int _depth;

    private CallDepth(ref int depth)
    {
        _depth = ref depth;
        depth++;
    }

    /// <summary>Begins a call; it ends when what is returned is disposed.</summary>
    /// <exception cref="PluginLimitException">There are too many.</exception>
    public static CallDepth Enter(InstanceContext context, int max)
    {
        ref int depth = ref t_depth;
        return depth < max ? new CallDepth(ref depth) : throw CallFailure.TooDeep(context, max);
    }

    public void Dispose() => _depth--;
}
