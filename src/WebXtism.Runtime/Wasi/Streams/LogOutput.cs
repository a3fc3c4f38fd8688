using Microsoft.Extensions.Logging;
using WebXtism.HostEnvironment;

namespace WebXtism.Wasi.Streams;

internal sealed class LogOutput(LogLevel level) : WasiOutput
{
    internal override OutputSink Open(GuestLog log) => new LogLineSink(log, level);
}
