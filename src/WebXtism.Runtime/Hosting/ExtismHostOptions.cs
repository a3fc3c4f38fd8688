using Microsoft.Extensions.Logging;
using WebXtism.Engine;

namespace WebXtism;

/// <summary>Options of an <see cref="ExtismHost"/>.</summary>
public sealed class ExtismHostOptions
{
    /// <summary>
    /// The engine that runs the plugins. By default the host makes one of the engine package that the project references, and
    /// disposes it; an engine given here belongs to the application.
    /// </summary>
    public IPluginEngine? Engine { get; set; }

    /// <summary>Makes the loggers: category <c>WebXtism</c> for the host, <c>WebXtism.Plugins.{name}</c> for each plugin. By default nothing is logged.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }
}
