using WebXtism.Build.Schemas.Code;

namespace WebXtism.Build.Tests.Schemas;

/// <summary>The C# of a schema, as somebody reads it. <c>UPDATE_SNAPSHOTS=1</c> writes the files anew; that it compiles and means the same is tested with the generator.</summary>
public sealed class GeneratedCodeTests
{
    public static TheoryData<string> Samples => [.. Directory.EnumerateFiles(SchemaCode.Samples, "*.xtp.yaml").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_schema_becomes_this_code(string sample)
    {
        string path = Path.Combine(SchemaCode.Samples, sample);
        var settings = new ContractSettings(sample, "Demo", ContractSettingsReader.InterfaceOf(sample), ContractSettingsReader.InterfaceOf(sample)[1..] + "Imports");
        (string? code, string problems) = SchemaCode.Of(File.ReadAllText(path), settings);
        Assert.Equal("", problems);

        string expected = path + ".cs.txt";
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(expected, code);
        }

        Assert.Equal(File.ReadAllText(expected), code, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void The_item_says_what_else_the_interface_has()
    {
        const string Yaml = """
            version: v1-draft
            exports:
              greet: { input: { contentType: "text/plain; charset=utf-8", type: string } }
            imports:
              log: {}
            """;
        var settings = new ContractSettings("a.yaml", "", "IGreeter", "Logs") { Module = "greeter\".wasm", AllowsOtherModules = true, Calls = CallStyle.Both, IsInternal = true };

        string code = SchemaCode.Of(Yaml, settings).Code!;

        Assert.Contains("[ExtismPlugin(\"greeter\\\".wasm\", PinModule = false, Imports = [typeof(Logs)])]\ninternal partial interface IGreeter\n{\n    void Greet(string input);\n", code, StringComparison.Ordinal);
        Assert.Contains("    /// <param name=\"cancellationToken\">Stops the plugin.</param>\n    Task GreetAsync(string input, CancellationToken cancellationToken = default);\n", code, StringComparison.Ordinal);
        Assert.Contains("internal interface ILogs\n", code, StringComparison.Ordinal);
        Assert.Contains("internal sealed partial class Logs(ILogs functions)\n", code, StringComparison.Ordinal);
        Assert.DoesNotContain("namespace", code, StringComparison.Ordinal);
    }

    [Fact]
    public void Version_0_has_exports_without_types()
    {
        string code = SchemaCode.Of("version: v0\nexports: [run, stop_all]").Code!;

        Assert.Contains("    byte[] Run(byte[] input);\n\n    byte[] StopAll(byte[] input);\n", code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("greeter.xtp.yaml", "IGreeter")]
    [InlineData("my schemas\\plugin-host.yml", "IPluginHost")]
    [InlineData("2d.yaml", "I_2d")]
    [InlineData("größe", "IGröße")]
    public void An_interface_is_named_after_its_file(string file, string expected) => Assert.Equal(expected, ContractSettingsReader.InterfaceOf(file));
}
