using WebXtism.Engine;

namespace WebXtism.Calls;

/// <summary>Makes what the caller sees of a failed call, and adds to it or writes down beside it what the options ask for.</summary>
internal sealed class FailureReport(CompiledPlugin plugin, InstanceContext context)
{
    /// <summary>Makes the exception for a call that did not go well.</summary>
    /// <param name="engine">The instance, if it was made.</param>
    /// <param name="result">How the call ended.</param>
    /// <param name="fault">What the engine knows about it.</param>
    /// <param name="token">The caller's token.</param>
    public Exception Of(EngineInstance? engine, in EngineResult result, GuestFault? fault, CancellationToken token)
    {
        string? errorText = engine is null ? null : ErrorText(engine);
        Exception failure;
        try
        {
            failure = CallFailure.From(context, result, fault, errorText, plugin.Settings.Timeout, token);
        }
        catch (Exception own)
        {
            // A host function's own exception, thrown on with its stack.
            Observe(own, engine);
            throw;
        }

        return Observe(failure, engine);
    }

    /// <summary>Adds to a failure what is known of the call.</summary>
    /// <returns>The failure.</returns>
    public Exception Observe(Exception failure, EngineInstance? engine)
    {
        if (context.CallTrace is { } calls && failure is PluginCallException { CallTrace: [] } exception)
        {
            exception.CallTrace = calls.ToList();
        }

        plugin.Settings.Dumps?.Write(failure, context, engine);
        return failure;
    }

    /// <summary>Reads the error that the guest set, if it set one.</summary>
    public static string? ErrorText(EngineInstance engine)
    {
        ReadOnlySpan<byte> error = engine.Memory.ReadError();
        return error.IsEmpty ? null : CallFailure.ErrorText(error);
    }
}
