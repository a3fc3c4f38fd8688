using Microsoft.Extensions.Logging;

namespace WebXtism.Wasi.Streams;

internal sealed class LogOutput(LogLevel level) : WasiOutput
{
    internal override OutputSink Open(string plugin, ILogger logger) => new LogLineSink(plugin, logger, level);
}
