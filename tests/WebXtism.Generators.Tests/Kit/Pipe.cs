namespace WebXtism.Generators.Tests.Kit;

internal static class Pipe
{
    /// <summary>Continues an expression with assertions on its value.</summary>
    public static T Also<T>(this T value, Action<T> assert)
    {
        assert(value);
        return value;
    }
}
