namespace WebXtism.Wasmtime.Native;

/// <summary>Where a new instance finds one of its imports.</summary>
/// <param name="Instance">The index in the store of the instance that exports it, or <see cref="FromHost"/> when it is in the linker.</param>
/// <param name="Name">The name there, in UTF-8.</param>
internal readonly record struct ImageImport(int Instance, byte[] Name)
{
    public const int FromHost = -1;
}
