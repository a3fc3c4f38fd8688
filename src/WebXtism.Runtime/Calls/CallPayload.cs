using WebXtism.Engine;

namespace WebXtism.Calls;

/// <summary>Lets codecs write the input of a call and read its output, and says whose fault it is when they cannot.</summary>
internal static class CallPayload
{
    public static void Write<TIn, TInCodec>(InstanceContext context, TIn input, TInCodec codec)
        where TInCodec : struct, IPayloadCodec<TIn>
    {
        try
        {
            codec.Write(input, context.BeginInput());
        }
        catch (EngineException exception)
        {
            throw CallFailure.InputTooLarge(context, exception);
        }
        catch (Exception exception) when (exception is not ExtismException)
        {
            throw PayloadException.Input(context.PluginName, context.ExportName, typeof(TIn), exception);
        }

        context.EndInput();
    }

    public static void Write(InstanceContext context, ReadOnlySpan<byte> input)
    {
        try
        {
            context.BeginInput().Write(input);
        }
        catch (EngineException exception)
        {
            throw CallFailure.InputTooLarge(context, exception);
        }

        context.EndInput();
    }

    public static TOut Read<TOut, TOutCodec>(InstanceContext context, ReadOnlySpan<byte> output, TOutCodec codec)
        where TOutCodec : struct, IPayloadCodec<TOut>
    {
        try
        {
            return codec.Read(output);
        }
        catch (Exception exception) when (exception is not ExtismException)
        {
            throw PayloadException.Output(context.PluginName, context.ExportName, typeof(TOut), output, exception);
        }
    }
}
