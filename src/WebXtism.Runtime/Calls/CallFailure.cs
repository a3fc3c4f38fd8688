using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text;
using WebXtism.Engine;

namespace WebXtism.Calls;

/// <summary>Turns what an engine reports into the exception that the caller sees.</summary>
internal static class CallFailure
{
    public static Exception From(InstanceContext context, in EngineResult result, GuestFault? fault, string? errorText, TimeSpan timeout, CancellationToken token) =>
        result.Outcome switch
        {
            EngineOutcome.HostFunctionFailed => HostFunctionFailed(context, timeout, token),
            EngineOutcome.TimedOut => TimedOut(context, timeout, errorText),
            EngineOutcome.Cancelled => new OperationCanceledException($"The call of {Call(context)} was cancelled.", token),
            EngineOutcome.StackTooSmall => new PluginLimitException(context.PluginName, context.ExportName, PluginLimit.Stack,
                $"The calling thread has too little stack left for {Call(context)}. Plugins and host functions call each other too deeply, or the thread was made with a small stack."),
            EngineOutcome.Trapped => Trapped(context, fault, errorText),
            _ => Reported(context, result, errorText),
        };

    public static PluginCallException OutputOutside(InstanceContext context, (ulong Offset, ulong Length) range, long size) =>
        new(context.PluginName, context.ExportName, string.Create(CultureInfo.InvariantCulture,
            $"{Call(context)} set an output of {range.Length} bytes at offset {range.Offset}, outside of its memory of {size} bytes. The plugin computes its output wrongly, or its allocation failed."))
        { ExitCode = 0 };

    public static PluginLimitException InputTooLarge(InstanceContext context, EngineException cause) =>
        new(context.PluginName, context.ExportName, PluginLimit.Memory, $"The input of {Call(context)} does not fit into plugin memory. {cause.Message}");

    private static string Call(InstanceContext context) =>
        context.ExportName.Length == 0 ? $"the initialisation of '{context.PluginName}'" : $"'{context.ExportName}' of '{context.PluginName}'";

    private static PluginCallException Reported(InstanceContext context, in EngineResult result, string? errorText)
    {
        string message = (result.Outcome, errorText) switch
        {
            (EngineOutcome.Exited, null) => string.Create(CultureInfo.InvariantCulture, $"{Call(context)} ended itself with exit code {result.ReturnCode}."),
            (_, null) => string.Create(CultureInfo.InvariantCulture, $"{Call(context)} returned the error code {result.ReturnCode} without an error text."),
            _ => $"{Call(context)} reported an error: {errorText}",
        };
        return new(context.PluginName, context.ExportName, Capitalized(message)) { ExitCode = result.ReturnCode, ErrorText = errorText };
    }

    private static PluginTimeoutException TimedOut(InstanceContext context, TimeSpan timeout, string? errorText) =>
        new(context.PluginName, context.ExportName, Capitalized(string.Create(CultureInfo.InvariantCulture,
            $"{Call(context)} did not finish within {timeout.TotalSeconds:0.###} s and was stopped. Raise PluginOptions.Timeout if it needs longer.")))
        { Timeout = timeout, ErrorText = errorText };

    private static PluginTrapException Trapped(InstanceContext context, GuestFault? fault, string? errorText)
    {
        var message = new StringBuilder(Capitalized(Call(context))).Append(" trapped: ").Append(fault?.Message ?? "the engine gave no reason");
        if (errorText is not null)
        {
            message.Append("; the plugin said: ").Append(errorText);
        }

        if (fault is { Frames: [WasmFrame innermost, ..] })
        {
            message.Append(" (in ").Append((context.Lines?.Locate(innermost) ?? innermost).Place).Append(')');
        }

        return new(context.PluginName, context.ExportName, message.Append('.').ToString(), fault?.Frames ?? [], context.Lines)
        {
            TrapCode = fault?.Code ?? TrapCode.Other,
            ErrorText = errorText,
        };
    }

    private static Exception HostFunctionFailed(InstanceContext context, TimeSpan timeout, CancellationToken token)
    {
        (HostFunction function, Exception exception) = context.TakeFailure();
        switch (exception)
        {
            // The caller's own cancellation comes back as what it is, wherever it was noticed.
            case OperationCanceledException when token.IsCancellationRequested:
                return new OperationCanceledException($"The call of {Call(context)} was cancelled in the host function '{function}'.", exception, token);

            // So does the deadline, whose token the host function may have passed on.
            case OperationCanceledException when context.DeadlinePassed:
                return TimedOut(context, timeout, errorText: null);

            // A limit names itself; the wrapping would only hide it.
            case PluginLimitException:
                ExceptionDispatchInfo.Throw(exception);
                return exception;

            case EngineException memory:
                return new PluginLimitException(context.PluginName, context.ExportName, PluginLimit.Memory,
                    $"The result of the host function '{function}' does not fit into the memory of '{context.PluginName}'. {memory.Message}");

            default:
                return new HostFunctionException(context.PluginName, context.ExportName, function, exception);
        }
    }

    private static string Capitalized(string message) => message.StartsWith("the ", StringComparison.Ordinal) ? "T" + message[1..] : message;
}
