namespace WebXtism.Wasi;

/// <summary>How a descriptor behaves: WASI's <c>fdflags</c>.</summary>
[Flags]
internal enum DescriptorFlags : ushort
{
    None = 0,
    Append = 1,
    Dsync = 2,
    Nonblock = 4,
    Rsync = 8,
    Sync = 16,
    All = Append | Dsync | Nonblock | Rsync | Sync,
}
