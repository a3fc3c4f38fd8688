namespace WebXtism.Wasi.Streams;

/// <summary>One instance's way to a <see cref="WasiOutput"/>: it keeps what a later write completes.</summary>
internal abstract class OutputSink
{
    public abstract void Write(ReadOnlySpan<byte> bytes);

    /// <summary>The instance is gone; what was kept back goes out.</summary>
    public virtual void Close()
    {
    }
}
