using System.Text.Json;
using WebXtism;

namespace Strict.Names.@event;

/// <summary>Names that are keywords, and clashes.</summary>
internal static partial class Outer
{
    internal sealed record String(int Value);

    [ExtismPlugin]
    internal partial interface IGreeter
    {
        String Greet(String value);
    }

    internal sealed partial class Functions
    {
        [HostFunction]
        internal static String Get(String value) => value;
    }

    internal static partial class Inner
    {
        [ExtismPlugin]
        internal partial interface IGreeter
        {
            void @class(string @in);
        }
    }
}

internal static class GreeterPlugin
{
    internal static Outer.Functions Create() => new();
}
