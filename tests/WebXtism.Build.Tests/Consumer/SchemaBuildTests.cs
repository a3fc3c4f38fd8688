namespace WebXtism.Build.Tests.Consumer;

/// <summary>Schemas in a real build, in both directions.</summary>
public sealed class SchemaBuildTests : IDisposable
{
    private const string Contract = "obj/Debug/net10.0/webxtism/schemas/shop.xtp.yaml.g.cs";
    private const string Written = "schemas/written.xtp.yaml";
    private const string Assembly = "bin/Debug/net10.0/app.dll";

    // The strictest settings that a project can have.
    private const string Items = """
        <PropertyGroup>
            <AnalysisLevel>latest-all</AnalysisLevel>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <RootNamespace>App.Schemas</RootNamespace>
            <NoWarn>CA1014;CA1812;CA1822;CA2007;CS1591</NoWarn>
          </PropertyGroup>
          <ItemGroup>
            <ExtismSchema Include="schemas/shop.xtp.yaml" Module="greeter.wasm" PinModule="false" Calls="Both" />
            <ExtismSchemaOutput Include="schemas/written.xtp.yaml" Interface="IGreeter" />
          </ItemGroup>
        """;

    private readonly ConsumerProject _project = new(Items);

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Schemas_become_code_and_code_becomes_schemas_in_every_build()
    {
        string shop = File.ReadAllText(Path.Combine(Repository.Root, "tests", "WebXtism.Build.Tests", "Schemas", "Samples", "shop.xtp.yaml"));
        Directory.CreateDirectory(Path.Combine(_project.Folder, "schemas"));
        _project.Write("schemas/shop.xtp.yaml", shop.Replace("find_customer:", "find_customer: [", StringComparison.Ordinal));
        _project.Write("Code.cs", """
            namespace App.Schemas;

            internal sealed class Services : IShopImports
            {
                public Customer? FindCustomer(string input) => new(input, Since: null, IsCompany: true);
                public int StockOf(string input) => input.Length;
                public void Audit(System.Text.Json.Nodes.JsonObject input) { }
            }

            /// <summary>Greets.</summary>
            [WebXtism.ExtismPlugin(Imports = [typeof(ShopImports)])]
            public partial interface IGreeter
            {
                /// <summary>Greets somebody.</summary>
                Quote Greet(string name, Money? tip);
            }
            """);

        // A schema with a mistake: in the editor it is a remark, in a build an error at its place.
        (int exitCode, string output) = await _project.OpenInEditorAsync();
        Assert.True(exitCode == 0, output);
        (exitCode, output) = await _project.BuildAsync("--no-restore");
        Assert.Equal(1, exitCode);
        Assert.Matches(@"schemas/shop\.xtp\.yaml\(\d+,\d+\): error WXT900: cannot read the XTP schema: it is no YAML: ", output);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);

        // "dotnet watch" builds again when it is corrected.
        (_, output) = await CommandLine.RunAsync(_project.Folder, "msbuild", "app.csproj", "-nodeReuse:false", "-p:TargetFramework=net10.0", "-getItem:Watch");
        Assert.Contains("\"schemas/shop.xtp.yaml\"", output, StringComparison.Ordinal);

        // Corrected: the module lacks what the schema says.
        _project.Write("schemas/shop.xtp.yaml", shop);
        _project.Write("plug ins/greeter.wasm", Repository.Plugin("greeter.wat.wasm"));
        (exitCode, output) = await _project.BuildAsync("--no-restore");
        Assert.Equal(1, exitCode);
        Assert.Contains("error WXT101: 'greeter.wasm' has no export 'price_order'", output, StringComparison.Ordinal);

        // Without the module all is good, and there is nothing to complain about.
        _project.Write("app.csproj", _project.Read("app.csproj").Replace(" Module=\"greeter.wasm\" PinModule=\"false\"", "", StringComparison.Ordinal));
        (exitCode, output) = await _project.BuildAsync("--no-restore");
        Assert.True(exitCode == 0, output);
        Assert.Contains("public partial interface IShop\n", _project.Read(Contract), StringComparison.Ordinal);
        string written = _project.Read(Written);
        Assert.StartsWith("# Made from IGreeter by WebXtism.Build: change that, and build.\nversion: v1-draft\nexports:\n  greet:\n    description: Greets somebody.\n", written, StringComparison.Ordinal);
        Assert.Contains("\nimports:\n  find_customer:\n    description: Looks a customer up.\n", written, StringComparison.Ordinal);

        // Nothing changed: nothing is done. Also not for an editor.
        string before = _project.Times(Contract, Written, Assembly);
        (exitCode, output) = await _project.OpenInEditorAsync();
        Assert.True(exitCode == 0, output);
        (exitCode, output) = await _project.BuildAsync("--no-restore");
        Assert.True(exitCode == 0, output);
        Assert.Equal(before, _project.Times(Contract, Written, Assembly));

        // Somebody changed what is written, and it is written again.
        _project.Write(Written, "version: v0\n");
        (exitCode, output) = await _project.BuildAsync("--no-restore");
        Assert.True(exitCode == 0, output);
        Assert.Equal(written, _project.Read(Written));

        // A schema that lost an import, by a file older than everything; and a written one that is gone.
        _project.Write("schemas/shop.xtp.yaml", shop.Replace("  audit:\n    input:\n      contentType: application/json\n      type: object\n", "", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(Path.Combine(_project.Folder, "schemas", "shop.xtp.yaml"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        _project.Delete(Written);
        (exitCode, output) = await _project.BuildAsync("--no-restore");
        Assert.True(exitCode == 0, output);
        Assert.Equal(written.Replace("  audit:\n    input:\n      contentType: application/json\n      type: object\n", "", StringComparison.Ordinal), _project.Read(Written));

        // An import that nobody implements. Of code that does not compile no schema is expected.
        _project.Delete("obj/Debug/net10.0/app.dll");
        _project.Write("schemas/shop.xtp.yaml", shop.Replace("  audit:", "  audits:", StringComparison.Ordinal));
        (exitCode, output) = await _project.BuildAsync("--no-restore");
        Assert.Equal(1, exitCode);
        Assert.Contains("error CS0535: 'Services' does not implement interface member 'IShopImports.Audits(JsonObject)'", output, StringComparison.Ordinal);
        Assert.DoesNotContain("WXT900", output, StringComparison.Ordinal);

        // An interface that no schema describes.
        _project.Write("schemas/shop.xtp.yaml", shop);
        _project.Write("app.csproj", _project.Read("app.csproj").Replace("Interface=\"IGreeter\"", "Interface=\"IGreter\"", StringComparison.Ordinal));
        (exitCode, output) = await _project.BuildAsync("--no-restore");
        Assert.Equal(1, exitCode);
        Assert.Contains("schemas/written.xtp.yaml : error WXT900: cannot write the XTP schema: the project has no [ExtismPlugin] interface 'IGreter'", output, StringComparison.Ordinal);

        // All is cleaned up but what is among the sources.
        (exitCode, output) = await _project.BuildAsync("--no-restore", "-t:Clean");
        Assert.True(exitCode == 0, output);
        Assert.False(File.Exists(Path.Combine(_project.Folder, Contract)));
        Assert.True(File.Exists(Path.Combine(_project.Folder, Written)));
    }
}
