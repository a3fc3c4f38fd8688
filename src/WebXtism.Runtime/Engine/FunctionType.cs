using System.Collections.Immutable;

namespace WebXtism.Engine;

/// <summary>The kinds of a function's parameters and results.</summary>
public sealed class FunctionType : IEquatable<FunctionType>
{
    /// <summary>Describes a function.</summary>
    /// <param name="parameters">The kinds of the parameters.</param>
    /// <param name="results">The kinds of the results.</param>
    public FunctionType(ReadOnlySpan<ValueKind> parameters, ReadOnlySpan<ValueKind> results)
    {
        Parameters = [.. parameters];
        Results = [.. results];
    }

    /// <summary>The kinds of the parameters.</summary>
    public ImmutableArray<ValueKind> Parameters { get; }

    /// <summary>The kinds of the results.</summary>
    public ImmutableArray<ValueKind> Results { get; }

    /// <summary>Whether this is the type of a plugin function: no parameters, and one i32 result or none.</summary>
    public bool IsPluginFunction => Parameters.IsEmpty && (Results.IsEmpty || (Results.Length == 1 && Results[0] == ValueKind.I32));

    /// <inheritdoc/>
    public bool Equals(FunctionType? other) =>
        other is not null && Parameters.AsSpan().SequenceEqual(other.Parameters.AsSpan()) && Results.AsSpan().SequenceEqual(other.Results.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FunctionType);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (ValueKind kind in Parameters)
        {
            hash.Add(kind);
        }

        hash.Add(-1);
        foreach (ValueKind kind in Results)
        {
            hash.Add(kind);
        }

        return hash.ToHashCode();
    }

    /// <summary>The type as WebAssembly's text form writes it.</summary>
    /// <returns>For example <c>(i64, i32) -> (i64)</c>.</returns>
    public override string ToString() => $"({Join(Parameters)}) -> ({Join(Results)})";

    private static string Join(ImmutableArray<ValueKind> kinds) => string.Join(", ", kinds.Select(static kind => kind switch
    {
        ValueKind.I32 => "i32",
        ValueKind.I64 => "i64",
        ValueKind.F32 => "f32",
        ValueKind.F64 => "f64",
        ValueKind.V128 => "v128",
        _ => "ref",
    }));
}
