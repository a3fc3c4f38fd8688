using WebXtism.Wasmtime.Native;

namespace WebXtism.Wasmtime;

/// <summary>
/// Makes the epoch of an engine tick, every millisecond or so, while some call has a deadline or a token; otherwise its thread
/// sleeps. One for all instances of the engine: a call costs two atomic additions, no timer.
/// </summary>
internal sealed class EpochTicker
{
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(1);

    // Calls come in rows; waking the thread for each would cost more than a few idle ticks.
    private const int IdleTicks = 20;

    private readonly EngineHandle _engine;
    private readonly Lock _startLock = new();
    private readonly object _bell = new();
    private int _calls;
    private int _asleep;
    private bool _rung;
    private bool _started;
    private volatile bool _stopped;

    public EpochTicker(EngineHandle engine) => _engine = engine;

    /// <summary>A call begins that can be stopped. Paired with <see cref="EndCall"/>, unless it throws.</summary>
    /// <exception cref="ObjectDisposedException">The engine was disposed: nothing ticks any more, and a limit would be ignored.</exception>
    public void BeginCall()
    {
        // The increment is a full fence, as is the write of _asleep in Run: one of the two sides sees the other.
        Interlocked.Increment(ref _calls);
        if (_stopped)
        {
            EndCall();
            throw new ObjectDisposedException(nameof(WasmtimeEngine));
        }

        if (Volatile.Read(ref _asleep) != 0)
        {
            Wake();
        }
        else if (!Volatile.Read(ref _started))
        {
            Start();
        }
    }

    public void EndCall() => Interlocked.Decrement(ref _calls);

    /// <summary>Ends the thread once no call needs it.</summary>
    public void Stop()
    {
        _stopped = true;
        Wake();
    }

    private void Wake()
    {
        if (Interlocked.Exchange(ref _asleep, 0) != 0)
        {
            lock (_bell)
            {
                _rung = true;
                Monitor.Pulse(_bell);
            }
        }
    }

    private void Start()
    {
        lock (_startLock)
        {
            if (!_started)
            {
                bool added = false;
                _engine.DangerousAddRef(ref added);
                new Thread(Run) { IsBackground = true, Name = "WebXtism epoch" }.Start();
                Volatile.Write(ref _started, true);
            }
        }
    }

    private void Run()
    {
        int idle = 0;
        while (true)
        {
            Thread.Sleep(s_period);
            WasmtimeLibrary.wasmtime_engine_increment_epoch(_engine);
            idle = Volatile.Read(ref _calls) == 0 ? idle + 1 : 0;
            if (idle < IdleTicks)
            {
                continue;
            }

            // Stopped first: a call that began before that is counted.
            if (_stopped && Volatile.Read(ref _calls) == 0)
            {
                break;
            }

            Interlocked.Exchange(ref _asleep, 1);
            if ((Volatile.Read(ref _calls) == 0 && !_stopped) || Interlocked.Exchange(ref _asleep, 0) == 0)
            {
                AwaitBell();
            }

            idle = 0;
        }

        _engine.DangerousRelease();
    }

    private void AwaitBell()
    {
        lock (_bell)
        {
            while (!_rung)
            {
                Monitor.Wait(_bell);
            }

            _rung = false;
        }
    }
}
