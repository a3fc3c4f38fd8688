using WebXtism.Engine;

namespace WebXtism;

/// <summary>One function that plugins may import.</summary>
/// <example>
/// <code>
/// options.HostFunctions.Add(new HostFunction("extism:host/user", "add", [ValueKind.I32, ValueKind.I32], ValueKind.I32,
///     static call =&gt; call.SetInt32(call.GetInt32(0) + call.GetInt32(1))));
/// </code>
/// </example>
public sealed class HostFunction
{
    /// <summary>Describes a function.</summary>
    /// <param name="importNamespace">The module name from which plugins import it.</param>
    /// <param name="name">The name under which they import it.</param>
    /// <param name="parameters">The kinds of its parameters; a payload is one <see cref="ValueKind.I64"/> (the handle of a block).</param>
    /// <param name="result">The kind of its result, or <see langword="null"/> when it has none.</param>
    /// <param name="body">The code. It may run on every thread that calls a plugin.</param>
    /// <exception cref="ArgumentException">A name is empty, or a kind is a vector or reference.</exception>
    public HostFunction(string importNamespace, string name, ReadOnlySpan<ValueKind> parameters, ValueKind? result, HostFunctionBody body)
    {
        ArgumentException.ThrowIfNullOrEmpty(importNamespace);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(body);
        if (parameters.ContainsAny(ValueKind.V128, ValueKind.Reference) || result is ValueKind.V128 or ValueKind.Reference)
        {
            throw new ArgumentException($"The host function '{importNamespace}::{name}' has a vector or reference; host functions take and return numbers and handles of blocks.", nameof(parameters));
        }

        Namespace = importNamespace;
        Name = name;
        Type = new FunctionType(parameters, result is { } kind ? [kind] : []);
        Body = body;
    }

    /// <summary>The module name from which plugins import the function.</summary>
    public string Namespace { get; }

    /// <summary>The name under which plugins import the function.</summary>
    public string Name { get; }

    /// <summary>The kinds of the parameters and of the result.</summary>
    public FunctionType Type { get; }

    /// <summary>The code.</summary>
    public HostFunctionBody Body { get; }

    /// <summary>The name with its namespace, for messages.</summary>
    /// <returns><c>namespace::name</c>.</returns>
    public override string ToString() => $"{Namespace}::{Name}";
}
