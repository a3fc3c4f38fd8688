namespace WebXtism;

/// <summary>
/// Learns how the exports of a plugin interface are called. For tools such as test doubles; calls know it without asking.
/// </summary>
public interface IExportVisitor
{
    /// <summary>Is told about one export.</summary>
    /// <typeparam name="TIn">The type of the input; <see cref="NoPayload"/> when there is none.</typeparam>
    /// <typeparam name="TInCodec">How the input is written; a <see cref="IJsonArguments"/> when it is several parameters.</typeparam>
    /// <typeparam name="TOut">The type of the output; <see cref="NoPayload"/> when there is none.</typeparam>
    /// <typeparam name="TOutCodec">How the output is read.</typeparam>
    /// <param name="export">Its name.</param>
    /// <param name="input">Writes the input.</param>
    /// <param name="output">Reads the output.</param>
    void Visit<TIn, TInCodec, TOut, TOutCodec>(string export, TInCodec input, TOutCodec output)
        where TInCodec : struct, IPayloadCodec<TIn>
        where TOutCodec : struct, IPayloadCodec<TOut>;
}
