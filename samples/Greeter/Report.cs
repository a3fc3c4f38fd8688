using WebXtism;

namespace Greeter;

/// <summary>Prints what happened, as a person likes to read it.</summary>
internal static class Report
{
    public static void Chapter(string title)
    {
        Console.WriteLine();
        Console.WriteLine(title);
        Console.WriteLine(new string('─', title.Length));
    }

    public static void Line(string label, string text) => Console.WriteLine($"  {label,-18} {text}");

    /// <summary>Runs what must fail, and prints how it failed.</summary>
    public static void Failure(Action action)
    {
        try
        {
            action();
            Line("?", "nothing went wrong");
        }
        catch (ExtismException exception)
        {
            Console.WriteLine($"  {exception.GetType().Name}: {exception.Message}");
            foreach (WasmFrame frame in (exception as PluginTrapException)?.WasmTrace ?? [])
            {
                Console.WriteLine($"    at {frame}");
            }
        }
    }
}
