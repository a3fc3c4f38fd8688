using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Build.Framework;
using WebXtism.Build.Modules;

namespace WebXtism.Build;

/// <summary>Writes a text about each <c>ExtismModule</c> of a project, which the generator and the analyzers then read.</summary>
/// <example><code>&lt;DescribeExtismModules Modules="@(ExtismModule)" /&gt;</code></example>
public sealed class DescribeExtismModules : Microsoft.Build.Utilities.Task
{
    /// <summary>The code of the error for a module that cannot be read.</summary>
    public const string ErrorCode = "WXT900";

    /// <summary>What an item's text is called: the compiler knows it by this ending.</summary>
    public const string DescriptionSuffix = ".webxtism.txt";

    // What engines take at most.
    private const long MaxBytes = 1024 * 1024 * 1024;

    /// <summary>The modules. The metadata <c>Description</c> of each says where its text goes.</summary>
    [Required]
    public ITaskItem[] Modules { get; set; } = [];

    /// <summary>Writes the texts.</summary>
    /// <returns>Whether every module could be read; what is wrong with the others is logged.</returns>
    public override bool Execute()
    {
        // File names that differ by case alone are one file on some machines.
        var described = new Dictionary<string, ITaskItem>(StringComparer.OrdinalIgnoreCase);
        foreach (ITaskItem item in Modules)
        {
            string description = item.GetMetadata("Description");
            if (described.TryGetValue(description, out ITaskItem? other))
            {
                if (other.GetMetadata("FullPath") != item.GetMetadata("FullPath"))
                {
                    Report(item, $"'{other.ItemSpec}' would be copied to the same place; give one of them another Link");
                }

                // Else a pattern has the file, and an item of its own.
                continue;
            }

            described.Add(description, item);
            try
            {
                Describe(item, description);
            }
            catch (ModuleFormatException exception)
            {
                Report(item, $"{exception.Message} (at byte 0x{exception.Offset.ToString("x", CultureInfo.InvariantCulture)})");
                WholeFile.Delete(description);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                Report(item, exception.Message);
                WholeFile.Delete(description);
            }
        }

        return !Log.HasLoggedErrors;
    }

    private static void Describe(ITaskItem item, string description)
    {
        string path = item.GetMetadata("FullPath");
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new FileNotFoundException(Directory.Exists(path) ? "it is a directory" : "there is no such file");
        }

        if (file.Length > MaxBytes)
        {
            throw new ModuleFormatException(MaxBytes, "the file has more than 1 GiB");
        }

        byte[] bytes = File.ReadAllBytes(path);
        WasmModule module = ModuleReader.Read(bytes);
        string text = ModuleText.Write(item.ItemSpec, Sha256(bytes), module);
        WholeFile.Write(description, text);
    }

    private static string Sha256(byte[] bytes)
    {
        using SHA256 algorithm = SHA256.Create();
        return string.Concat(algorithm.ComputeHash(bytes).Select(static b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private void Report(ITaskItem item, string reason) =>
        Log.LogError(subcategory: null, ErrorCode, helpKeyword: null, item.ItemSpec, 0, 0, 0, 0, "cannot read the Extism module: {0}", reason);
}
