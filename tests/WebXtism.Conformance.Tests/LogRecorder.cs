using Microsoft.Extensions.Logging;

namespace WebXtism.Conformance.Tests;

/// <summary>Keeps what the plugin of the present test logged; the tests of <see cref="ConformanceTests"/> run one after the other.</summary>
internal sealed class LogRecorder : ILogger
{
    private readonly List<string> _messages = [];

    public string Take()
    {
        string messages = string.Join('\n', _messages);
        _messages.Clear();
        return messages;
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        // The host puts the plugin's name before a message.
        string message = formatter(state, exception);
        _messages.Add($"{logLevel} {message[(message.IndexOf(": ", StringComparison.Ordinal) + 2)..]}");
    }
}
