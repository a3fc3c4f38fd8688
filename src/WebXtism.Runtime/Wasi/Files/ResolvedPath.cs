namespace WebXtism.Wasi.Files;

/// <summary>Where a path of a guest leads: always inside the directory from which it was resolved.</summary>
/// <param name="Root">The directory of the host.</param>
/// <param name="Components">The names from there, none of them a link except perhaps the last.</param>
/// <param name="Entry">What is there.</param>
/// <param name="IsStart">Whether it is the very directory from which the path was resolved.</param>
internal sealed record ResolvedPath(DirectoryRoot Root, string[] Components, HostEntry Entry, bool IsStart)
{
    public string HostPath { get; } = Root.PathOf(Components);
}
