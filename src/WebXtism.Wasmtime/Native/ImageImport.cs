namespace WebXtism.Wasmtime.Native;

/// <summary>Where a new instance finds one of its imports.</summary>
/// <param name="FromKernel">Whether it is an export of the kernel instance; else it is in the linker.</param>
/// <param name="Name">The name there or in the kernel, in UTF-8.</param>
internal readonly record struct ImageImport(bool FromKernel, byte[] Name);
