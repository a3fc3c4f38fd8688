using System.Diagnostics;
using System.Globalization;

namespace WebXtism.Benchmarks;

/// <summary>Makes an instance, calls it and disposes of it, again and again, and shows what the process takes meanwhile.</summary>
internal static class Soak
{
    private const int Rows = 10;

    public static void Run(int cycles)
    {
        using var host = new ExtismHost();
        using CompiledPlugin<IGuest> compiled = Guest.Compile(host);
        Console.WriteLine("| Cycles   | Resident  | Of it, GC's | Managed heap | Time      |");
        Console.WriteLine("|---------:|----------:|------------:|-------------:|----------:|");
        var watch = Stopwatch.StartNew();
        Print(0, watch.Elapsed);
        int done = 0;
        for (int row = 1; row <= Rows; row++)
        {
            for (int end = (int)((long)cycles * row / Rows); done < end; done++)
            {
                using IGuest guest = compiled.Instantiate();
                guest.Echo("Ada");
            }

            Print(done, watch.Elapsed);
        }
    }

    private static void Print(int cycles, TimeSpan time)
    {
        long heap = GC.GetTotalMemory(forceFullCollection: true);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {cycles,8} | {Mebibytes(process.WorkingSet64),5:0.0} MiB | {Mebibytes(GC.GetGCMemoryInfo().TotalCommittedBytes),7:0.0} MiB | {Mebibytes(heap),8:0.00} MiB | {time.TotalSeconds,7:0.0} s |"));
    }

    private static double Mebibytes(long bytes) => bytes / (1024.0 * 1024);
}
