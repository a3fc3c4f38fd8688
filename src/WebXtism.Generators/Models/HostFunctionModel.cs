namespace WebXtism.Generators.Models;

/// <summary>One method that plugins may call.</summary>
/// <param name="Import">The name under which plugins import it.</param>
/// <param name="Method">The name of the method as C# writes it.</param>
/// <param name="IsStatic">Whether it needs no object.</param>
/// <param name="Asynchrony">How it hands over its result.</param>
/// <param name="Arguments">What is passed for each parameter.</param>
/// <param name="Result">What comes back; <see langword="null"/> for nothing.</param>
internal sealed record HostFunctionModel(
    string Import,
    string Method,
    bool IsStatic,
    Asynchrony Asynchrony,
    EquatableArray<HostArgumentModel> Arguments,
    HostValueModel? Result)
{
    /// <summary>Whether the plugin is told of exceptions: its result is a block whatever <see cref="Result"/> is.</summary>
    public bool ErrorsAsPayload { get; init; }
}
