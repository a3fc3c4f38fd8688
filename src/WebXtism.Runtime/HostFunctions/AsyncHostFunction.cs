namespace WebXtism;

/// <summary>
/// Runs asynchronous host functions for generated code: the plugin cannot go on without the result, so its thread waits.
/// Whoever called the plugin asynchronously does not.
/// </summary>
/// <remarks>
/// The function starts without the context of that thread. An <c>await</c> in it would otherwise queue its continuation to the
/// very thread (of a user interface) or scheduler (of an actor) that waits here, for ever.
/// </remarks>
public static class AsyncHostFunction
{
    /// <summary>Runs a function and waits for it.</summary>
    /// <typeparam name="TArguments">The type of its arguments.</typeparam>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="function">The function.</param>
    /// <exception cref="Exception">What the function throws.</exception>
    public static void Wait<TArguments>(TArguments arguments, Func<TArguments, Task> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        (HasContext ? Detach(arguments, function) : function(arguments)).GetAwaiter().GetResult();
    }

    /// <summary>Runs a function and waits for its result.</summary>
    /// <typeparam name="TArguments">The type of its arguments.</typeparam>
    /// <typeparam name="TResult">The type of its result.</typeparam>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="function">The function.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exception">What the function throws.</exception>
    public static TResult Wait<TArguments, TResult>(TArguments arguments, Func<TArguments, Task<TResult>> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return (HasContext ? Detach(arguments, function) : function(arguments)).GetAwaiter().GetResult();
    }

    internal static bool HasContext => SynchronizationContext.Current is not null || TaskScheduler.Current != TaskScheduler.Default;

    // Apart: the object that a lambda keeps its variables in is made where those begin, whether it is needed or not.
    private static Task<TResult> Detach<TArguments, TResult>(TArguments arguments, Func<TArguments, Task<TResult>> function) => Task.Run(() => function(arguments));

    private static Task Detach<TArguments>(TArguments arguments, Func<TArguments, Task> function) => Task.Run(() => function(arguments));
}
