extern alias build;

using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using build::WebXtism.Build.Schemas;
using build::WebXtism.Build.Schemas.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using WebXtism.Generators.Schemas;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Schemas;

/// <summary>From schemas to C# and back: the task's half and the generator's half, one after the other.</summary>
internal static class Contracts
{
    public const string Interface = "IContract";

    public static SchemaDocument Read(string yaml)
    {
        var problems = new SchemaProblems();
        SchemaDocument? schema = SchemaReader.Read(yaml, problems);
        Assert.Empty(problems.Found);
        return schema!;
    }

    /// <summary>The C# of a schema.</summary>
    public static string ToCode(string yaml, CallStyle calls = CallStyle.Sync)
    {
        var problems = new SchemaProblems();
        string? code = ContractEmitter.Emit(Read(yaml), new ContractSettings("contract.xtp.yaml", "Demo", Interface, "ContractImports") { Calls = calls }, problems);
        Assert.Empty(problems.Found);
        return code!;
    }

    /// <summary>The schema of the interface in some sources, which must compile.</summary>
    public static string ToSchema(params string[] sources)
    {
        (string key, string value) = Ask(Interface, sources);
        Assert.True(key == SchemaOutput.MetadataKey + Interface, value);
        return value;
    }

    /// <summary>Why the interface in some sources has no schema.</summary>
    public static string Problem(string @interface, params string[] sources)
    {
        (string key, string value) = Ask(@interface, sources);
        Assert.Equal(SchemaOutput.ProblemKey + @interface, key);
        return value;
    }

    private static (string Key, string Value) Ask(string @interface, string[] sources)
    {
        CSharpCompilation compilation = UserCode.Compile(LanguageVersion.CSharp12, References.Runtime, sources);
        GeneratorDriver driver = Generated.Driver(compilation).WithUpdatedAnalyzerConfigOptions(new Options(@interface));
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation updated, out ImmutableArray<Diagnostic> diagnostics);
        Assert.Empty(diagnostics);
        Assert.Empty(updated.GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => $"{diagnostic}\n{diagnostic.Location.SourceTree}"));
        AttributeData attribute = updated.Assembly.GetAttributes().Single(static attribute => attribute.AttributeClass!.Name == "AssemblyMetadataAttribute");
        return ((string)attribute.ConstructorArguments[0].Value!, (string)attribute.ConstructorArguments[1].Value!);
    }

    /// <summary>What the targets tell the compiler.</summary>
    private sealed class Options(string interfaces) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Global(interfaces);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Global(string interfaces) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
            {
                value = key == SchemaOutput.Property ? interfaces : null;
                return value is not null;
            }
        }
    }
}
