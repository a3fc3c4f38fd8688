namespace WebXtism.Benchmarks;

/// <summary>The typed face of the guest that fails.</summary>
[ExtismPlugin]
public partial interface IFailingGuest : IDisposable
{
    void Fail();

    void Crash();

    void CallRefuse();
}
