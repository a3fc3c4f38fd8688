namespace WebXtism;

/// <summary>Learns which parameters a call has that sends several; see <see cref="IExportVisitor"/>.</summary>
public interface IJsonArgumentVisitor
{
    /// <summary>Is told about one parameter.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">How it is written.</typeparam>
    /// <param name="name">The name of its property.</param>
    /// <param name="codec">Writes it.</param>
    void Visit<T, TCodec>(string name, TCodec codec)
        where TCodec : struct, IJsonCodec<T>;
}
