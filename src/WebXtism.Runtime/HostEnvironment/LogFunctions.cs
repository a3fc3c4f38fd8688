using Microsoft.Extensions.Logging;
using WebXtism.Engine;

namespace WebXtism.HostEnvironment;

/// <summary>Passes what plugins log to the application's <see cref="ILogger"/>.</summary>
internal static class LogFunctions
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
        EnvironmentFunctions.Define("get_log_level", [], ValueKind.I32, static call => call.SetInt32(LevelOf(call.Instance.Log.Logger))),
    ];

    // Plugins built with older PDKs never ask for the level, so the filter is here too.
    private static void Log(HostCall call, LogLevel level)
    {
        GuestLog log = call.Instance.Log;
        if (log.Logger.IsEnabled(level))
        {
            log.Write(level, call.GetBytes(0));
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
}
