namespace WebXtism;

/// <summary>Nothing: the value and the codec of a call without input, or without a result that anybody reads.</summary>
public readonly struct NoPayload : IPayloadCodec<NoPayload>, IEquatable<NoPayload>
{
    /// <summary>Writes nothing: the payload is empty.</summary>
    /// <param name="value">Ignored.</param>
    /// <param name="writer">Left as it is.</param>
    public void Write(NoPayload value, PayloadWriter writer)
    {
    }

    /// <summary>Ignores the payload.</summary>
    /// <param name="payload">Ignored.</param>
    /// <returns>Nothing.</returns>
    public NoPayload Read(ReadOnlySpan<byte> payload) => default;

    /// <inheritdoc/>
    public bool Equals(NoPayload other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is NoPayload;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <summary>All values are equal.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">Another.</param>
    /// <returns><see langword="true"/>.</returns>
    public static bool operator ==(NoPayload left, NoPayload right) => true;

    /// <summary>No values differ.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">Another.</param>
    /// <returns><see langword="false"/>.</returns>
    public static bool operator !=(NoPayload left, NoPayload right) => false;
}
