namespace WebXtism.Benchmarks;

/// <summary>The typed face of the benchmarks' guest.</summary>
[ExtismPlugin]
public partial interface IGuest : IDisposable
{
    void Empty();

    string Echo(string text);

    void CallHost();
}
