using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace WebXtism.Build.Tests.Tasks;

/// <summary>The task: a C# file for each schema, errors with their places for each that cannot be read.</summary>
public sealed class GenerateExtismContractsTests : IDisposable
{
    private const string Good = "version: v1-draft\nexports:\n  run: {}\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("webxtism-task-").FullName;
    private readonly RecordingEngine _engine = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Writes_the_interface_that_the_item_names()
    {
        TaskItem plain = Schema("my schemas/größe 🦀#;'.xtp.yaml", "\ufeff" + Good);
        TaskItem named = Schema("other.yaml", Good, ("Interface", "class"), ("Namespace", "A.namespace"), ("Calls", "async"), ("Access", "Internal"), ("Module", "run.wasm"), ("PinModule", "false"));

        Assert.True(Run("my-app.1st", plain, named), _engine.Errors.FirstOrDefault()?.Message);

        string code = Code(plain);
        Assert.Contains("\nnamespace MyApp._1st;\n", code, StringComparison.Ordinal);
        Assert.Contains("\n[ExtismPlugin]\npublic partial interface IGröße\n{\n    void Run();\n}\n", code, StringComparison.Ordinal);
        code = Code(named);
        Assert.Contains("\nnamespace A.@namespace;\n", code, StringComparison.Ordinal);
        Assert.Contains("\n[ExtismPlugin(\"run.wasm\", PinModule = false)]\ninternal partial interface @class\n", code, StringComparison.Ordinal);
        Assert.Contains("    Task RunAsync(CancellationToken cancellationToken = default);\n", code, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_what_is_wrong_and_where_and_writes_the_others()
    {
        TaskItem good = Schema("good.yaml", Good);
        TaskItem missing = Schema("missing.yaml", content: null);
        TaskItem folder = Schema(".", content: null);
        TaskItem broken = Schema("broken.yaml", "version: v1-draft\nexports:\n  a: { inputs: {} }\n  b: [");
        TaskItem wrong = Schema("wrong.yaml", "version: v1-draft\nexports:\n  a: { inputs: {} }\n  b: 1\n");
        TaskItem huge = Schema("huge.yaml", new string('#', (1024 * 1024) + 1));

        Assert.False(Run("App", missing, folder, broken, wrong, huge, good));

        Assert.All(_engine.Errors, static error => Assert.Equal("WXT900", error.Code));
        Assert.Equal(
            [
                (missing.ItemSpec, 0, 0, "there is no such file"),
                (folder.ItemSpec, 0, 0, "it is a directory"),
                (broken.ItemSpec, 4, 7, "it is no YAML: while parsing a node, did not find expected node content"),
                (wrong.ItemSpec, 3, 8, "'a' has no 'inputs'; did you mean 'input'?"),
                (wrong.ItemSpec, 4, 6, "'b' is a mapping of 'description', 'input', 'output', 'codeSamples', not a text"),
                (huge.ItemSpec, 1, 1, "the file has more than 1 MiB"),
            ],
            _engine.Errors.Select(static error => (error.File, error.LineNumber, error.ColumnNumber, error.Message!.Replace("cannot read the XTP schema: ", "", StringComparison.Ordinal))));
        Assert.True(File.Exists(good.GetMetadata("Contract")));
        Assert.False(File.Exists(wrong.GetMetadata("Contract")));
    }

    // Terminals obey control characters, and whoever reads logs line by line believes what a line says.
    [Theory]
    [InlineData("version: v1-draft\nexports: {}\ncomponents: { schemas: { \"Per\\nson\": { type: string }, B: { $ref: '#/components/schemas/Person' } } }")]
    [InlineData("version: v1-draft\nexports: { \"x\\u202ey\": 1 }")]
    public void A_message_is_one_line_of_printable_text(string yaml)
    {
        Assert.False(Run("App", Schema("a.yaml", yaml)));

        Assert.NotEmpty(_engine.Errors);
        Assert.All(_engine.Errors, static error => Assert.DoesNotContain(error.Message!, static letter => char.IsControl(letter) || letter == '\u202e'));
    }

    // Compilers and other builds may read it at any time.
    [Fact]
    public void A_contract_is_replaced_as_a_whole()
    {
        TaskItem item = Schema("a.yaml", Good);
        Assert.True(Run("App", item));
        using FileStream reader = new(item.GetMetadata("Contract"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        File.WriteAllText(item.ItemSpec, Good.Replace("run", "stop", StringComparison.Ordinal));

        Assert.True(Run("App", item));

        Assert.Contains("void Stop();", Code(item), StringComparison.Ordinal);
        Assert.Contains("void Run();", new StreamReader(reader).ReadToEnd(), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(item.GetMetadata("Contract"))!));
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_refused_with_their_line()
    {
        TaskItem item = Schema("a.yaml", Good);
        File.WriteAllBytes(item.ItemSpec, [.. "version: v1-draft\nexports: # "u8, 0xff, .. "\n"u8]);

        Assert.False(Run("App", item));

        Assert.Equal((2, "cannot read the XTP schema: it is no UTF-8"), (_engine.Errors.Single().LineNumber, _engine.Errors.Single().Message));
    }

    [Theory]
    [InlineData("Interface", "I Runner", "the item's Interface is 'I Runner', which is no name of C#")]
    [InlineData("Namespace", "A..B", "the item's Namespace is 'A..B', which is no namespace of C#")]
    [InlineData("Namespace", "A;class B", "the item's Namespace is 'A;class B', which is no namespace of C#")]
    [InlineData("HostFunctions", "1", "the item's HostFunctions is '1', which is no name of C#")]
    [InlineData("Calls", "Never", "the item's Calls is 'Never', which is neither Sync nor Async nor Both")]
    [InlineData("Access", "private", "the item's Access is 'private', which is neither public nor internal")]
    [InlineData("PinModule", "no", "the item's PinModule is 'no', which is neither true nor false")]
    public void An_item_that_says_what_cannot_be_is_refused(string key, string value, string expected)
    {
        Assert.False(Run("App", Schema("a.yaml", Good, (key, value))));

        Assert.Equal("cannot read the XTP schema: " + expected, _engine.Errors.Single().Message);
    }

    [Fact]
    public void Refuses_two_schemas_for_one_interface_or_file()
    {
        TaskItem one = Schema("a.yaml", Good);
        TaskItem twin = Schema("b/a.yaml", Good);
        TaskItem same = Schema("c.yaml", Good);
        same.SetMetadata("Contract", one.GetMetadata("Contract").ToUpperInvariant());

        Assert.False(Run("App", one, twin, same));

        Assert.Equal(
            [
                (twin.ItemSpec, $"cannot read the XTP schema: '{one.ItemSpec}' has the interface IA too; give one of them another Interface or Namespace"),
                (same.ItemSpec, $"cannot read the XTP schema: '{one.ItemSpec}' has the same C# file; give one of them another name or Link"),
            ],
            _engine.Errors.Select(static error => (error.File, error.Message!)));
    }

    private static string Code(TaskItem item) => File.ReadAllText(item.GetMetadata("Contract"));

    private bool Run(string @namespace, params ITaskItem[] schemas) => new GenerateExtismContracts { BuildEngine = _engine, Schemas = schemas, DefaultNamespace = @namespace }.Execute();

    private TaskItem Schema(string name, string? content, params (string Key, string Value)[] metadata)
    {
        string path = Path.Combine(_folder, name);
        if (content is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }

        var item = new TaskItem(path);
        item.SetMetadata("Contract", Path.Combine(_folder, "obj", name + ".g.cs"));
        foreach ((string key, string value) in metadata)
        {
            item.SetMetadata(key, value);
        }

        return item;
    }
}
