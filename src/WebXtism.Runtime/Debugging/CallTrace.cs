using System.Diagnostics;
using WebXtism.Engine;

namespace WebXtism.Debugging;

/// <summary>The last calls of host functions of one instance. Only its present thread uses it.</summary>
internal sealed class CallTrace(int capacity)
{
    private readonly Queue<TracedCall> _calls = new();

    /// <summary>
    /// Puts a function in front of another that traces its calls. Plugins that are not traced are linked with the functions
    /// themselves, so tracing costs them nothing.
    /// </summary>
    public static ImportBinding Trace(ImportBinding binding) => binding.Function is { } function
        ? ImportBinding.Host(new(function.Namespace, function.Name, function.Type.Parameters.AsSpan(), function.Type.Results.IsEmpty ? null : function.Type.Results[0], call => Run(function, call)))
        : binding;

    /// <returns>The calls, the last one at the end.</returns>
    public IReadOnlyList<TracedCall> ToList() => [.. _calls];

    private static void Run(HostFunction function, HostCall call)
    {
        InstanceContext instance = call.Instance;
        // Before the call: it may free the blocks, and its result takes the place of its first argument.
        var arguments = new TracedValue[function.Type.Parameters.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = TracedValue.Read(instance, function.Type.Parameters[i], call.Values[i]);
        }

        long start = Stopwatch.GetTimestamp();
        Exception? failure = null;
        try
        {
            function.Body(call);
        }
        catch (Exception exception)
        {
            failure = exception;
            throw;
        }
        finally
        {
            TracedValue? result = failure is null && !function.Type.Results.IsEmpty ? TracedValue.Read(instance, function.Type.Results[0], call.Values[0]) : null;
            instance.CallTrace!.Add(new(instance.ExportName, function.ToString(), arguments, result, Stopwatch.GetElapsedTime(start), failure));
        }
    }

    private void Add(TracedCall call)
    {
        if (_calls.Count == capacity)
        {
            _calls.Dequeue();
        }

        _calls.Enqueue(call);
    }
}
