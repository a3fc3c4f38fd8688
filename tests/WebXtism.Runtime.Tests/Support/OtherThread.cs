using System.Runtime.ExceptionServices;

namespace WebXtism.Tests;

/// <summary>Runs code on a thread of its own. The guards are far beyond what any test needs: they turn a hang into a failure.</summary>
internal static class OtherThread
{
    public static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);

    /// <summary>Runs an action on a new thread to its end; its exception is thrown here.</summary>
    public static void Run(Action action, int stackSize = 0) => Start(action, stackSize).Join();

    public static Running Start(Action action, int stackSize = 0) => new(action, stackSize);

    public static void Await(this ManualResetEventSlim signal) =>
        Assert.True(signal.Wait(Guard), "A signal did not come.");

    internal sealed class Running
    {
        private readonly Thread _thread;
        private ExceptionDispatchInfo? _failure;

        public Running(Action action, int stackSize)
        {
            _thread = new Thread(
                () =>
                {
                    try
                    {
                        action();
                    }
                    catch (Exception exception)
                    {
                        _failure = ExceptionDispatchInfo.Capture(exception);
                    }
                },
                stackSize)
            { IsBackground = true };
            _thread.Start();
        }

        public int ThreadId => _thread.ManagedThreadId;

        public void Join()
        {
            Assert.True(_thread.Join(Guard), "A thread did not end.");
            _failure?.Throw();
        }
    }
}
