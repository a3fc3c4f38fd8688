using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WebXtism.Generators.Discovery;

/// <summary>
/// What the meaning of every name may depend on, wherever it stands: the references, the options, and the using directives
/// that hold for all files.
/// </summary>
internal sealed class CompilationKey : IEquatable<CompilationKey>
{
    // References are told apart without being held: one of them may be a whole project.
    private static readonly ConditionalWeakTable<MetadataReference, object> s_tokens = new();

    private readonly object[] _references;
    private readonly (string? Name, NullableContextOptions Nullable, LanguageVersion Language) _options;
    private readonly string _globalUsings;

    // Keys that were found to be equal share it, so that the next comparison costs nothing.
    private object _token = new();

    public CompilationKey(Compilation compilation, IEnumerable<string> globalUsings)
    {
        var csharp = compilation as CSharpCompilation;
        _references = [.. compilation.References.Select(static reference => s_tokens.GetOrCreateValue(reference))];
        _options = (compilation.AssemblyName, csharp?.Options.NullableContextOptions ?? default, csharp?.LanguageVersion ?? default);
        _globalUsings = string.Concat(globalUsings);
    }

    public bool Equals(CompilationKey? other)
    {
        if (other is null || (_token != other._token && !HasSameParts(other)))
        {
            return false;
        }

        _token = other._token;
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as CompilationKey);

    public override int GetHashCode() => _references.Length;

    private bool HasSameParts(CompilationKey other) =>
        _options == other._options
        && _globalUsings == other._globalUsings
        && _references.SequenceEqual(other._references);
}
