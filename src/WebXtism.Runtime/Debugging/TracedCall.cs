using System.Globalization;

namespace WebXtism;

/// <summary>One call of a host function by a plugin; see <see cref="DebugOptions.TracedCalls"/>.</summary>
/// <param name="Export">The export that the application had called; empty while the plugin was being initialised.</param>
/// <param name="Function">The host function, as <c>namespace::name</c>.</param>
/// <param name="Arguments">What the plugin passed.</param>
/// <param name="Result">What the function returned; <see langword="null"/> when it has no result or threw.</param>
/// <param name="Duration">How long the function took.</param>
/// <param name="Failure">What the function threw, if it did. A plugin that ends itself through WASI does it by such an exception.</param>
public sealed record TracedCall(
    string Export, string Function, IReadOnlyList<TracedValue> Arguments, TracedValue? Result, TimeSpan Duration, Exception? Failure)
{
    /// <summary>The call as one line.</summary>
    /// <returns>For example <c>extism:host/user::kv_read(block of 3 bytes at 65600) = 0, 0.012 ms</c>.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Function}({string.Join(", ", Arguments)}){(Result is { } result ? $" = {result}" : "")}{(Failure is null ? "" : $" threw {Failure.Message}")}, {Duration.TotalMilliseconds:0.###} ms");
}
