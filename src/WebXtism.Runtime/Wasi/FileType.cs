namespace WebXtism.Wasi;

/// <summary>What a descriptor or path leads to.</summary>
internal enum FileType : byte
{
    Unknown = 0,
    CharacterDevice = 2,
    Directory = 3,
    RegularFile = 4,
    SymbolicLink = 7,
}
