namespace WebXtism.Wasi;

#pragma warning disable CA1032, CA1064 // Never seen outside: thrown and caught by this library, to leave the guest's frames.
/// <summary>The guest ended itself with an exit code: the way out of the host function, not an error.</summary>
internal sealed class GuestExitException(int code) : Exception
{
    public int Code { get; } = code;
}
#pragma warning restore CA1032, CA1064
