namespace WebXtism.Build;

/// <summary>A file that a build writes. Compilers and other builds of the same project may use it at any time.</summary>
internal static class WholeFile
{
    /// <summary>Puts the file there as a whole, or leaves the one that another build has just put there.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string path, string text)
    {
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string temporary = $"{full}.{Guid.NewGuid():N}";
        try
        {
            File.WriteAllText(temporary, text);
            Replace(temporary, full);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && Holds(full, text))
        {
            File.SetLastWriteTimeUtc(full, DateTime.UtcNow);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Takes the file away.</summary>
    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // The build fails for another reason, which was reported.
        }
    }

    private static void Replace(string temporary, string path)
    {
        if (File.Exists(path))
        {
            File.Replace(temporary, path, destinationBackupFileName: null);
        }
        else
        {
            File.Move(temporary, path);
        }
    }

    private static bool Holds(string path, string text)
    {
        try
        {
            return File.ReadAllText(path) == text;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
