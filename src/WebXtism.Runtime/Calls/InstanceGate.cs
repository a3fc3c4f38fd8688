using System.Globalization;

namespace WebXtism.Calls;

/// <summary>
/// Lets one thread at a time into an instance. Engines crash or corrupt memory when this is broken, so every way in passes
/// here. Mutable: keep it in a field.
/// </summary>
internal struct InstanceGate
{
    // Values of _home beside thread ids, which are positive.
    private const int AnyThread = 0;
    private const int FirstCaller = -1;

    // Values of _owner beside thread ids.
    private const int Nobody = 0;
    private const int Closed = -1;

    private readonly string _plugin;
    private int _home;
    private int _owner;
    private volatile bool _closeRequested;

    public InstanceGate(string plugin, PluginAffinity affinity, bool bindToThisThread)
    {
        _plugin = plugin;
        _home = affinity == PluginAffinity.Exclusive ? AnyThread : bindToThisThread ? Environment.CurrentManagedThreadId : FirstCaller;
    }

    /// <summary>The managed id of the thread inside, which is positive; anything else when there is none.</summary>
    public readonly int Owner => Volatile.Read(in _owner);

    /// <exception cref="PluginAffinityException">This thread may not enter now.</exception>
    /// <exception cref="ObjectDisposedException">The instance was disposed.</exception>
    public void Enter()
    {
        int current = Environment.CurrentManagedThreadId;
        if (_home != AnyThread)
        {
            CheckHome(current);
        }

        int owner = Interlocked.CompareExchange(ref _owner, current, Nobody);
        if (owner != Nobody)
        {
            throw Refused(owner, current);
        }
    }

    /// <returns>Whether the caller must free the instance: that was asked for during the call.</returns>
    public bool Exit()
    {
        // No fence here, on the path of every call: CloseWhenIdle has one for all threads. Either it sees that the instance was
        // given up, or this thread sees the request.
        Volatile.Write(ref _owner, Nobody);
        return _closeRequested && TryClose();
    }

    /// <returns>Whether the caller must free the instance; not when that was done before.</returns>
    /// <exception cref="PluginAffinityException">A call is running.</exception>
    public bool Close()
    {
        int owner = Interlocked.CompareExchange(ref _owner, Closed, Nobody);
        return owner switch
        {
            Nobody => true,
            Closed => false,
            _ => throw new PluginAffinityException(_plugin, owner, Environment.CurrentManagedThreadId, string.Create(CultureInfo.InvariantCulture,
                $"The plugin '{_plugin}' cannot be disposed while thread {owner} runs a call in it. Wait for the call, or cancel it first.")),
        };
    }

    /// <returns>Whether the caller must free the instance now; else the thread inside does when it leaves.</returns>
    public bool CloseWhenIdle()
    {
        _closeRequested = true;
        Interlocked.MemoryBarrierProcessWide();
        return TryClose();
    }

    public readonly PluginAffinityException AsyncRefused() =>
        new(_plugin, Math.Max(0, _home), Environment.CurrentManagedThreadId,
            $"The plugin '{_plugin}' has PluginAffinity.Thread, and asynchronous members run on another thread. Use the synchronous member, or PluginAffinity.Exclusive.");

    private bool TryClose() => Interlocked.CompareExchange(ref _owner, Closed, Nobody) == Nobody;

    private void CheckHome(int current)
    {
        int home = Interlocked.CompareExchange(ref _home, current, FirstCaller);
        if (home != FirstCaller && home != current)
        {
            throw new PluginAffinityException(_plugin, home, current, string.Create(CultureInfo.InvariantCulture,
                $"The plugin '{_plugin}' belongs to thread {home} (PluginAffinity.Thread), and thread {current} called it. Call it from its own thread, or load one instance per thread."));
        }
    }

    private readonly Exception Refused(int owner, int current)
    {
        if (owner == Closed)
        {
            return new ObjectDisposedException(nameof(Plugin), $"The plugin '{_plugin}' was disposed.");
        }

        string message = owner == current
            ? string.Create(CultureInfo.InvariantCulture,
                $"The plugin '{_plugin}' was called on thread {current} from inside a call of the same instance. A plugin cannot be re-entered; use a second instance.")
            : string.Create(CultureInfo.InvariantCulture,
                $"The plugin '{_plugin}' was called on thread {current} while thread {owner} runs a call in it. An instance runs one call at a time; load one instance per thread.");
        return new PluginAffinityException(_plugin, owner, current, message);
    }
}
