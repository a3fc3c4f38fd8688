namespace WebXtism.Build.Modules;

/// <summary>A file is no module that can be described.</summary>
/// <param name="offset">Where in the file, in bytes.</param>
/// <param name="reason">What is wrong there.</param>
internal sealed class ModuleFormatException(long offset, string reason) : Exception(reason)
{
    public long Offset { get; } = offset;
}
