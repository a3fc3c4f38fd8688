namespace WebXtism;

/// <summary>A codec of several parameters that tells which they are; see <see cref="JsonArguments{TValues}"/>.</summary>
public interface IJsonArguments
{
    /// <summary>Tells about each parameter, in order.</summary>
    /// <param name="visitor">Is told.</param>
    void Visit(IJsonArgumentVisitor visitor);
}
