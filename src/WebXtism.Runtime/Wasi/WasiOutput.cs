using Microsoft.Extensions.Logging;
using WebXtism.HostEnvironment;
using WebXtism.Wasi.Streams;

namespace WebXtism;

/// <summary>Where a plugin's standard output or standard error goes. Written on the thread that runs the plugin, during its call.</summary>
public abstract class WasiOutput
{
    private protected WasiOutput()
    {
    }

    /// <summary>Each write of the plugin as it comes. No copy is made: the bytes are valid until the callback returns.</summary>
    /// <param name="write">Takes the bytes. Instances of the plugin that run at the same time call it at the same time.</param>
    /// <returns>The output.</returns>
    public static WasiOutput Callback(Action<ReadOnlySpan<byte>> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        return new CallbackOutput(write);
    }

    /// <summary>A stream, which all instances of the plugin share: one write at a time.</summary>
    /// <param name="stream">The stream. It belongs to the application.</param>
    /// <returns>The output.</returns>
    /// <exception cref="ArgumentException">The stream cannot be written.</exception>
    public static WasiOutput Stream(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream.CanWrite ? new StreamOutput(stream) : throw new ArgumentException("The stream cannot be written.", nameof(stream));
    }

    /// <summary>A writer, which all instances of the plugin share: one write at a time. What is not UTF-8 is replaced by U+FFFD.</summary>
    /// <param name="writer">The writer. It belongs to the application.</param>
    /// <returns>The output.</returns>
    public static WasiOutput Text(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        return new TextOutput(writer);
    }

    /// <summary>
    /// The plugin's logger (<see cref="PluginOptions.Logger"/>), a message for each line, within the bounds of what a plugin may
    /// log (<see cref="PluginOptions.MaxLogMessages"/>).
    /// </summary>
    /// <param name="level">The level of the messages.</param>
    /// <returns>The output.</returns>
    public static WasiOutput Log(LogLevel level) => new LogOutput(level);

    /// <summary>The way to this output for a new instance.</summary>
    internal abstract OutputSink Open(GuestLog log);
}
