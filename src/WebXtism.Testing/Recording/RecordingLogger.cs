using Microsoft.Extensions.Logging;

namespace WebXtism.Testing.Recording;

/// <summary>Records what is logged and passes it on.</summary>
internal sealed class RecordingLogger(RecordedList<RecordedLog> logs, ILogger? next) : ILogger, ILoggerFactory
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => next?.BeginScope(state);

    // What is recorded must not depend on what the application's logger lets through.
    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string? plugin = null;
        string? text = null;
        foreach ((string name, object? value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
        {
            switch (name)
            {
                case "Plugin":
                    plugin = value as string;
                    break;
                case "Message" or "Line":
                    text = value as string;
                    break;
            }
        }

        logs.Add(new(logLevel, plugin, eventId.Name ?? "", text ?? formatter(state, exception)));
        if (next?.IsEnabled(logLevel) == true)
        {
            next.Log(logLevel, eventId, state, exception, formatter);
        }
    }

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }
}
