namespace WebXtism.Testing.Tests;

[ExtismPlugin]
internal partial interface IEcho
{
    string Echo(string text, CancellationToken cancellationToken = default);

    Task<string> EchoAsync(string text, CancellationToken cancellationToken = default);
}
