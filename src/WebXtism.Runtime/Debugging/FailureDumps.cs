using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using WebXtism.Engine;
using WebXtism.Kernel;

namespace WebXtism.Debugging;

/// <summary>Writes what is known of the failed calls of a compiled plugin to files. Thread-safe.</summary>
internal sealed partial class FailureDumps(string plugin, DebugOptions options, ILogger logger)
{
    private const int ChunkLength = 64 * 1024;
    private const int MaxNameLength = 60;

    private readonly string _directory = options.DumpDirectory!;
    private readonly long _maxBytes = options.MaxDumpBytes;
    private long _left = options.MaxDumps;

    private delegate bool MemoryReader(uint address, Span<byte> destination);

    /// <summary>Writes a dump unless there are enough. Nothing is thrown: the plugin's own failure is what the caller must see.</summary>
    /// <param name="failure">What the caller of the plugin will see.</param>
    /// <param name="context">The host's side of the instance.</param>
    /// <param name="instance">The engine's instance, if it was made.</param>
    public void Write(Exception failure, InstanceContext context, EngineInstance? instance)
    {
        if (Interlocked.Decrement(ref _left) < 0)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(_directory);
            string name = string.Create(CultureInfo.InvariantCulture,
                $"{Safe(plugin)}.{Safe(context.ExportName.Length == 0 ? "initialization" : context.ExportName)}.{DateTime.UtcNow:yyyyMMdd'T'HHmmss}.{Guid.NewGuid():N}");
            string path = Path.Combine(_directory, name);
            using (Stream file = Create(path + ".txt"))
            {
                file.Write(Encoding.UTF8.GetBytes(Report(failure, context)));
            }

            if (instance is not null)
            {
                KernelMemory kernel = instance.Memory;
                Copy(kernel.TryRead, kernel.Size, path + ".kernel.bin");
                if (instance.FindGuestMemory() is { } memory)
                {
                    Copy(memory.TryRead, memory.Size, path + ".memory.bin");
                }
            }

            Written(logger, plugin, path);
        }
        catch (Exception exception)
        {
            NotWritten(logger, exception, plugin, _directory);
        }
    }

    // Names come from modules and manifests: no separators, no device names, nothing that a shell would read.
    private static string Safe(string name) =>
        string.Concat(name.Take(MaxNameLength).Select(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_'));

    // A new file, never one that is there, be it a link: the folder may be one that others can write.
    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    private static string Report(Exception failure, InstanceContext context)
    {
        var report = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{failure}");
        if (failure is PluginTrapException trap)
        {
            report.AppendLine().AppendLine("WebAssembly frames, innermost first:");
            foreach (WasmFrame frame in trap.WasmTrace)
            {
                report.AppendLine(CultureInfo.InvariantCulture, $"  {frame}");
            }
        }

        if (context.CallTrace is { } calls)
        {
            report.AppendLine().AppendLine("Calls of host functions, the last one at the end:");
            foreach (TracedCall call in calls.ToList())
            {
                report.AppendLine(CultureInfo.InvariantCulture, $"  [{call.Export}] {call}");
            }
        }

        return report.ToString();
    }

    private void Copy(MemoryReader read, long size, string path)
    {
        using FileStream file = Create(path);
        var chunk = new byte[ChunkLength];
        long length = Math.Min(size, _maxBytes);
        for (long address = 0; address < length; address += ChunkLength)
        {
            Span<byte> part = chunk.AsSpan(0, (int)Math.Min(ChunkLength, length - address));
            if (!read((uint)address, part))
            {
                return;
            }

            file.Write(part);
        }
    }

    [LoggerMessage(EventId = 11, EventName = "FailureDumped", Level = LogLevel.Information, Message = "A call of {Plugin} failed; what is known of it was written to {Path}.txt and the files beside it.")]
    private static partial void Written(ILogger logger, string plugin, string path);

    [LoggerMessage(EventId = 12, EventName = "FailureNotDumped", Level = LogLevel.Warning, Message = "A call of {Plugin} failed, and what is known of it could not be written to {Directory}.")]
    private static partial void NotWritten(ILogger logger, Exception exception, string plugin, string directory);
}
