using System.Text;
using Microsoft.Extensions.Logging;
using WebXtism.Engine;

namespace WebXtism.HostEnvironment;

/// <summary>Passes what plugins log to the application's <see cref="ILogger"/>.</summary>
internal static partial class LogFunctions
{
    // What plugins understand as "do not log at all"; some compare it as a number, so it must be above every level.
    private const int Off = int.MaxValue;

    private static readonly LogLevel[] s_levels = [LogLevel.Trace, LogLevel.Debug, LogLevel.Information, LogLevel.Warning, LogLevel.Error];

    public static IReadOnlyList<HostFunction> All { get; } =
    [
        EnvironmentFunctions.Define("log_trace", [ValueKind.I64], null, static call => Log(call, LogLevel.Trace)),
        EnvironmentFunctions.Define("log_debug", [ValueKind.I64], null, static call => Log(call, LogLevel.Debug)),
        EnvironmentFunctions.Define("log_info", [ValueKind.I64], null, static call => Log(call, LogLevel.Information)),
        EnvironmentFunctions.Define("log_warn", [ValueKind.I64], null, static call => Log(call, LogLevel.Warning)),
        EnvironmentFunctions.Define("log_error", [ValueKind.I64], null, static call => Log(call, LogLevel.Error)),
        EnvironmentFunctions.Define("get_log_level", [], ValueKind.I32, static call => call.SetInt32(LevelOf(call.Instance.Logger))),
    ];

    // Plugins built with older PDKs never ask for the level, so the filter is here too.
    private static void Log(HostCall call, LogLevel level)
    {
        ILogger logger = call.Instance.Logger;
        if (logger.IsEnabled(level))
        {
            ReadOnlySpan<byte> message = call.GetBytes(0);
            if (System.Text.Unicode.Utf8.IsValid(message))
            {
                string text = Encoding.UTF8.GetString(message);
                GuestMessage(logger, level, call.PluginName, text);
            }
            else
            {
                InvalidMessage(logger, call.PluginName, level);
            }
        }

        EnvironmentFunctions.Free(call, 0);
    }

    private static int LevelOf(ILogger logger)
    {
        for (int i = 0; i < s_levels.Length; i++)
        {
            if (logger.IsEnabled(s_levels[i]))
            {
                return i;
            }
        }

        return Off;
    }

    [LoggerMessage(EventId = 1, EventName = "GuestMessage", Message = "{Plugin}: {Message}")]
    private static partial void GuestMessage(ILogger logger, LogLevel level, string plugin, string message);

    [LoggerMessage(EventId = 2, EventName = "InvalidGuestMessage", Level = LogLevel.Error, Message = "{Plugin} logged a message of level {GuestLevel} that is not UTF-8.")]
    private static partial void InvalidMessage(ILogger logger, string plugin, LogLevel guestLevel);
}
