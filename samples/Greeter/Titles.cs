using WebXtism;

namespace Greeter;

/// <summary>What this application knows of people.</summary>
public sealed partial class Titles
{
    /// <summary>The import <c>find_title</c>: <see langword="null"/> is no block.</summary>
    [HostFunction]
    public static string? FindTitle(string name) => name == "Ada" ? "Dr." : null;
}
