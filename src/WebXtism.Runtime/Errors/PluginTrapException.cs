using WebXtism.Debugging;

namespace WebXtism;

/// <summary>
/// The plugin trapped: it panicked, accessed memory out of bounds, recursed without end. Its instance is replaced before
/// the next call (its own state is lost, config and variables are kept), unless <see cref="PluginOptions.KeepAfterTrap"/> is set.
/// </summary>
public sealed class PluginTrapException : PluginCallException
{
    private readonly LineTables? _lines;
    private IReadOnlyList<WasmFrame> _frames = [];
    private bool _located = true;

    /// <summary>Makes an error without details.</summary>
    public PluginTrapException()
    {
    }

    /// <summary>Makes an error.</summary>
    /// <param name="message">What happened, where, and what can be done.</param>
    public PluginTrapException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error with a cause.</summary>
    /// <param name="message">What happened, where, and what can be done.</param>
    /// <param name="innerException">The cause.</param>
    public PluginTrapException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal PluginTrapException(string plugin, string export, string message, IReadOnlyList<WasmFrame> frames, LineTables? lines)
        : base(plugin, export, message)
    {
        _frames = frames;
        _lines = lines;
        _located = lines is null;
    }

    /// <summary>Why it trapped.</summary>
    public TrapCode TrapCode { get; internal init; }

    /// <summary>
    /// The plugin's call stack, innermost frame first. Function names need a module that was not stripped, files and lines one
    /// that carries debug information.
    /// </summary>
    public IReadOnlyList<WasmFrame> WasmTrace
    {
        get
        {
            // Most traps are reported by their message; the lines of the other frames are looked for when somebody asks.
            if (!_located)
            {
                _frames = [.. _frames.Select(_lines!.Locate)];
                _located = true;
            }

            return _frames;
        }
    }
}
