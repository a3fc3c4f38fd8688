using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Task = System.Threading.Tasks.Task;

namespace WebXtism.Build.Tests.Tasks;

/// <summary>The task: a text for each module, an error for each that cannot be read.</summary>
public sealed class DescribeExtismModulesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("webxtism-task-").FullName;
    private readonly RecordingEngine _engine = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Describes_modules_in_folders_with_any_name()
    {
        TaskItem item = Module("plug ins/größe 🦀#;'.wasm", Repository.Plugin("greeter.wat.wasm"));

        Assert.True(Run(item), _engine.Errors.FirstOrDefault()?.Message);

        string[] lines = File.ReadAllText(item.GetMetadata("Description")).Split('\n');
        Assert.Equal("webxtism-module\t1", lines[0]);
        Assert.EndsWith("plug ins/größe 🦀#;'.wasm", lines[1], StringComparison.Ordinal);
        Assert.Contains($"sha256\t{Listed("greeter.wat.wasm")}", lines);
        Assert.Contains("import\tfunction\t(i64) -> (i64)\textism:host/env\talloc", lines);
        Assert.Contains("export\tfunction\t() -> (i32)\tcount_vowels", lines);
    }

    [Fact]
    public void Names_each_file_that_cannot_be_read_and_describes_the_others()
    {
        TaskItem good = Module("good.wasm", Repository.Plugin("kv.c.wasm"));
        TaskItem broken = Module("broken.wasm", Repository.Plugin("kv.c.wasm")[..40]);
        TaskItem missing = Module("missing.wasm", null);
        TaskItem folder = Module(".", null);

        Assert.False(Run(broken, missing, folder, good));

        Assert.All(_engine.Errors, static error => Assert.Equal("WXT900", error.Code));
        Assert.Equal([broken.ItemSpec, missing.ItemSpec, folder.ItemSpec], _engine.Errors.Select(static error => error.File));
        Assert.Matches(@"^cannot read the Extism module: section 1 shall have \d+ bytes, and \d+ are left \(at byte 0x[0-9a-f]+\)$", _engine.Errors[0].Message);
        Assert.Equal("cannot read the Extism module: there is no such file", _engine.Errors[1].Message);
        Assert.Equal("cannot read the Extism module: it is a directory", _engine.Errors[2].Message);
        Assert.True(File.Exists(good.GetMetadata("Description")));
        Assert.False(File.Exists(broken.GetMetadata("Description")));
    }

    [Fact]
    public void Refuses_two_modules_for_one_place()
    {
        TaskItem one = Module("a.wasm", Repository.Plugin("loop.c.wasm"));
        TaskItem other = Module("b.wasm", Repository.Plugin("loop.c.wasm"));
        other.SetMetadata("Description", one.GetMetadata("Description").ToUpperInvariant());

        Assert.False(Run(one, other));

        Assert.Equal((other.ItemSpec, $"cannot read the Extism module: '{one.ItemSpec}' would be copied to the same place; give one of them another Link"), (_engine.Errors.Single().File, _engine.Errors.Single().Message));
    }

    [Fact]
    public void A_file_that_two_items_name_is_one_module()
    {
        TaskItem one = Module("a.wasm", Repository.Plugin("loop.c.wasm"));

        Assert.True(Run(one, new TaskItem(one)));
    }

    [Fact]
    public void Nothing_is_known_any_more_of_a_module_that_broke()
    {
        TaskItem item = Module("a.wasm", Repository.Plugin("loop.c.wasm"));
        Assert.True(Run(item));

        File.WriteAllText(item.ItemSpec, "(module)");
        Assert.False(Run(item));

        Assert.False(File.Exists(item.GetMetadata("Description")));
    }

    [Fact]
    public async Task Builds_of_one_project_at_once_do_not_disturb_each_other_nor_who_reads()
    {
        TaskItem item = Module("a.wasm", Repository.Plugin("conformance.nim.wasm"));
        Assert.True(Run(item));
        string text = File.ReadAllText(item.GetMetadata("Description"));
        using var done = new CancellationTokenSource();

        Task<int> reader = Task.Run(
            () =>
            {
                int reads = 0;
                for (; !done.IsCancellationRequested || reads == 0; reads++)
                {
                    Assert.Equal(text, File.ReadAllText(item.GetMetadata("Description")));
                }

                return reads;
            },
            TestContext.Current.CancellationToken);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            var engine = new RecordingEngine();
            for (int i = 0; i < 50; i++)
            {
                new DescribeExtismModules { BuildEngine = engine, Modules = [item] }.Execute();
            }

            Assert.Empty(engine.Errors.Select(static error => error.Message));
        })));
        await done.CancelAsync();

        Assert.True(await reader > 0);
        Assert.Equal([Path.GetFileName(item.GetMetadata("Description"))], Directory.EnumerateFiles(Path.Combine(_folder, "obj")).Select(Path.GetFileName));
    }

    [Fact]
    public void Needs_nothing_but_what_MSBuild_brings_and_YamlDotNet_beside_it()
    {
        Assert.All(
            typeof(DescribeExtismModules).Assembly.GetReferencedAssemblies(),
            static reference => Assert.Contains(
                reference.Name,
                (string[])["netstandard", "Microsoft.Build.Framework", "Microsoft.Build.Utilities.Core", "System.Collections.Immutable", "System.Memory", "System.Reflection.Metadata", "YamlDotNet"]));

        string task = Repository.Library("WebXtism.Build", "netstandard2.0");
        Assert.Equal(
            ["WebXtism.Build.dll", "YamlDotNet.dll"],
            Directory.EnumerateFiles(Path.GetDirectoryName(task)!, "*.dll").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    private static string Listed(string plugin) =>
        File.ReadLines(Path.Combine(Repository.Root, "plugins", "bin", "SHA256SUMS")).Single(line => line.EndsWith("  " + plugin, StringComparison.Ordinal))[..64];

    private bool Run(params ITaskItem[] modules) => new DescribeExtismModules { BuildEngine = _engine, Modules = modules }.Execute();

    private TaskItem Module(string name, byte[]? content)
    {
        string path = Path.Combine(_folder, name);
        if (content is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }

        var item = new TaskItem(path);
        item.SetMetadata("Description", Path.Combine(_folder, "obj", name + DescribeExtismModules.DescriptionSuffix));
        return item;
    }
}
