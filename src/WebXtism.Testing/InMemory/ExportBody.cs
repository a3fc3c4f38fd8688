namespace WebXtism.Testing.InMemory;

/// <summary>One export: what it does with the input of the guest's call, which its codecs read and write.</summary>
internal sealed record ExportBody(string Name, Action<InMemoryGuest> Run);
