namespace WebXtism.Wasi.Files;

/// <summary>What is found at a path of the host.</summary>
internal enum HostEntryKind
{
    Missing,
    File,
    Directory,
    Link,
}
