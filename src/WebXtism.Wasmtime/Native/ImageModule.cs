namespace WebXtism.Wasmtime.Native;

/// <summary>A module of an image, and what a store does with it.</summary>
/// <param name="Name">Its name in the plugin.</param>
/// <param name="Handle">The compiled module.</param>
/// <param name="Imports">Where its imports are.</param>
/// <param name="Exports">Its functions that earlier modules import: each goes into a slot of the table of circular imports.</param>
/// <param name="Initializers">The image's slots of the functions that are called once it is there.</param>
internal sealed record ImageModule(string Name, WasmModuleHandle Handle, ImageImport[] Imports, (int Slot, byte[] Name)[] Exports, int[] Initializers);
