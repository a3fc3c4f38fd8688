namespace WebXtism.Wasi;

/// <summary>Which times to set, and to what: WASI's <c>fstflags</c>.</summary>
[Flags]
internal enum TimeFlags : ushort
{
    None = 0,
    Accessed = 1,
    AccessedNow = 2,
    Modified = 4,
    ModifiedNow = 8,
    All = Accessed | AccessedNow | Modified | ModifiedNow,
}
