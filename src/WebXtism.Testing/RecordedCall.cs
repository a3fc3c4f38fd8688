namespace WebXtism.Testing;

/// <summary>One call of a host function, as <see cref="RecordingHost"/> saw it.</summary>
public sealed class RecordedCall
{
    internal RecordedCall(string plugin, string export, HostFunction function, IReadOnlyList<HostValue> arguments)
    {
        PluginName = plugin;
        ExportName = export;
        Namespace = function.Namespace;
        Name = function.Name;
        Arguments = arguments;
    }

    /// <summary>The plugin that called.</summary>
    public string PluginName { get; }

    /// <summary>The export that the application had called; empty while the plugin was initialised.</summary>
    public string ExportName { get; }

    /// <summary>The namespace of the function.</summary>
    public string Namespace { get; }

    /// <summary>The name of the function.</summary>
    public string Name { get; }

    /// <summary>What the plugin passed.</summary>
    public IReadOnlyList<HostValue> Arguments { get; }

    /// <summary>What the function returned; <see langword="null"/> when it returns nothing, or threw.</summary>
    public HostValue? Result { get; internal init; }

    /// <summary>What the function threw.</summary>
    public Exception? Exception { get; internal init; }

    /// <summary>The call for messages.</summary>
    /// <returns>For example <c>find_person("Ada") -> "{}"</c>.</returns>
    public override string ToString() =>
        $"{Name}({string.Join(", ", Arguments)}){(Result is null ? "" : $" -> {Result}")}{(Exception is null ? "" : $" threw {Exception.GetType().Name}")}";
}
