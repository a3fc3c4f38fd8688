namespace WebXtism.Tests;

/// <summary>Counts what code allocates on this thread.</summary>
internal static class AllocatedBytes
{
    private const int Rounds = 5;

    /// <summary>
    /// The least of several rounds: now and then the run time allocates something for itself on the thread that runs, when it
    /// compiles a method anew. What the code allocates, it allocates in each round.
    /// </summary>
    public static long By(Action action)
    {
        long least = long.MaxValue;
        for (int round = 0; round < Rounds && least != 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
