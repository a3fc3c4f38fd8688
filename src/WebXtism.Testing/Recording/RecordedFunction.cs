using WebXtism.Engine;

namespace WebXtism.Testing.Recording;

/// <summary>Puts a recorder before host functions.</summary>
internal static class RecordedFunction
{
    public static HostFunction Of(HostFunction function, RecordedList<RecordedCall> calls)
    {
        FunctionType type = function.Type;
        return new(function.Namespace, function.Name, type.Parameters.AsSpan(), type.Results.IsEmpty ? null : type.Results[0], call =>
        {
            // Copies: the function may free the blocks of its arguments, and their memory is used again.
            HostValue[] arguments = [.. Arguments(call, type)];
            try
            {
                function.Body(call);
            }
            catch (Exception exception)
            {
                calls.Add(new(call.PluginName, call.ExportName, function, arguments) { Exception = exception });
                throw;
            }

            calls.Add(new(call.PluginName, call.ExportName, function, arguments) { Result = type.Results.IsEmpty ? null : Value(call, 0, type.Results[0]) });
        });
    }

    private static List<HostValue> Arguments(HostCall call, FunctionType type)
    {
        var arguments = new List<HostValue>(type.Parameters.Length);
        for (int i = 0; i < type.Parameters.Length; i++)
        {
            arguments.Add(Value(call, i, type.Parameters[i]));
        }

        return arguments;
    }

    private static HostValue Value(HostCall call, int index, ValueKind kind) => kind switch
    {
        ValueKind.I32 => call.GetInt32(index),
        ValueKind.F32 => call.GetSingle(index),
        ValueKind.F64 => call.GetDouble(index),
        _ => HostValue.Of(kind, WasmValue.FromInt64(call.GetInt64(index)), Block(call, index)),
    };

    private static byte[]? Block(HostCall call, int index)
    {
        try
        {
            return call.GetBytes(index).ToArray();
        }
        catch (PayloadException)
        {
            // No handle: the number is meant.
            return null;
        }
    }
}
