namespace WebXtism.Tests.Wasi;

/// <summary>How a test opens a path: the flags of <c>path_open</c>, and what else is said there.</summary>
[Flags]
public enum WasiOpen
{
    None = 0,
    Create = 1,
    Directory = 2,
    Exclusive = 4,
    Truncate = 8,
    Read = 16,
    Write = 32,
    NoFollow = 64,
}
