namespace WebXtism.Sources;

/// <summary>
/// Modules on disk under their hashes. Safe to share between processes: an entry appears whole, by renaming, and whoever reads
/// one checks its hash. A cache that cannot be used is no error, only slow.
/// </summary>
internal sealed class ModuleCache(string folder)
{
    /// <summary>Finds a module.</summary>
    /// <returns>Its bytes, which have the hash; <see langword="null"/> when it is not there, damaged, or too long.</returns>
    public async ValueTask<byte[]?> FindAsync(Sha256Pin pin, long maxBytes, CancellationToken cancellationToken)
    {
        string path = PathOf(pin);
        try
        {
            if (new FileInfo(path) is not { Exists: true } file || file.Length > maxBytes)
            {
                return null;
            }

            byte[] wasm = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
            return pin.Fits(wasm) ? wasm : null;
        }
        catch (Exception exception) when (IsUnusable(exception))
        {
            return null;
        }
    }

    /// <summary>Keeps a module whose bytes have the hash, in the place of what is there.</summary>
    public async ValueTask KeepAsync(Sha256Pin pin, ReadOnlyMemory<byte> wasm, CancellationToken cancellationToken)
    {
        string draft = Path.Combine(folder, $"{pin.Hex}.{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            try
            {
                await File.WriteAllBytesAsync(draft, wasm, cancellationToken).ConfigureAwait(false);
                File.Move(draft, PathOf(pin), overwrite: true);
            }
            finally
            {
                // Gone already when it was moved.
                File.Delete(draft);
            }
        }
        catch (Exception exception) when (IsUnusable(exception))
        {
            // The folder is read-only or the disk full, or another process holds the entry; it will be tried again next time.
        }
    }

    private string PathOf(Sha256Pin pin) => Path.Combine(folder, pin.Hex + ".wasm");

    private static bool IsUnusable(Exception exception) => exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
}
