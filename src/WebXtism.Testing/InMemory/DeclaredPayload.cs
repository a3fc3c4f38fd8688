namespace WebXtism.Testing.InMemory;

/// <summary>One payload of an interface's export, or one of several parameters, with the codec that calls use.</summary>
internal abstract class DeclaredPayload
{
    /// <summary>Its type, for messages.</summary>
    public abstract string TypeName { get; }

    /// <summary>The codec for an export that takes values as another type, if every value is one of that type.</summary>
    public abstract IPayloadCodec<T>? ReadAs<T>();

    /// <summary>The codec for an export that returns another type, if every value of that is one of this type.</summary>
    public abstract IPayloadCodec<T>? WriteAs<T>();
}
