namespace WebXtism.Wasi;

/// <summary>How <c>path_open</c> opens: WASI's <c>oflags</c>.</summary>
[Flags]
internal enum OpenFlags : ushort
{
    None = 0,
    Create = 1,
    Directory = 2,
    Exclusive = 4,
    Truncate = 8,
    All = Create | Directory | Exclusive | Truncate,
}
