namespace WebXtism.Benchmarks;

/// <summary>The typed face of the guest that does not end.</summary>
[ExtismPlugin]
public partial interface ISleeper : IDisposable
{
    void Spin(CancellationToken cancellationToken = default);

    void Sleep(CancellationToken cancellationToken = default);

    void CallWait(CancellationToken cancellationToken = default);
}
