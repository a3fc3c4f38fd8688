using System.Text;

namespace WebXtism.Build.Schemas;

/// <summary>Reads the file of a schema.</summary>
internal static class SchemaFile
{
    // Real ones have a few thousand characters.
    private const int MaxBytes = 1024 * 1024;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="SchemaFormatException">The file is too big, or no UTF-8.</exception>
    public static string Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new FileNotFoundException(Directory.Exists(path) ? "it is a directory" : "there is no such file");
        }

        if (file.Length > MaxBytes)
        {
            throw new SchemaFormatException(1, 1, "the file has more than 1 MiB");
        }

        return Decode(File.ReadAllBytes(path));
    }

    private static string Decode(byte[] bytes)
    {
        try
        {
            return s_utf8.GetString(bytes).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException exception)
        {
            int line = 1 + bytes.Take(Math.Max(0, exception.Index)).Count(static value => value == (byte)'\n');
            throw new SchemaFormatException(line, 1, "it is no UTF-8");
        }
    }
}
