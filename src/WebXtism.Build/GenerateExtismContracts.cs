using Microsoft.Build.Framework;
using WebXtism.Build.Schemas;
using WebXtism.Build.Schemas.Code;

namespace WebXtism.Build;

/// <summary>Writes the C# of each <c>ExtismSchema</c> of a project: an interface, its types, and what its imports need.</summary>
/// <example><code>&lt;GenerateExtismContracts Schemas="@(ExtismSchema)" DefaultNamespace="$(RootNamespace)" /&gt;</code></example>
public sealed class GenerateExtismContracts : Microsoft.Build.Utilities.Task
{
    /// <summary>The schemas. The metadata <c>Contract</c> of each says where its C# goes.</summary>
    [Required]
    public ITaskItem[] Schemas { get; set; } = [];

    /// <summary>The namespace of schemas that name none.</summary>
    public string DefaultNamespace { get; set; } = "";

    /// <summary>Writes the files.</summary>
    /// <returns>Whether every schema could be read; what is wrong with the others is logged.</returns>
    public override bool Execute()
    {
        // File names that differ by case alone are one file on some machines.
        var written = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var interfaces = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (ITaskItem item in Schemas)
        {
            string contract = item.GetMetadata("Contract");
            if (written.TryGetValue(contract, out string? other))
            {
                Report(item, 1, 1, $"'{other}' has the same C# file; give one of them another name or Link");
                continue;
            }

            written.Add(contract, item.ItemSpec);
            try
            {
                ContractSettings settings = ContractSettingsReader.Read(item, DefaultNamespace);
                string fullName = $"{settings.Namespace}.{settings.Interface}";
                if (interfaces.TryGetValue(fullName, out other))
                {
                    Report(item, 1, 1, $"'{other}' has the interface {settings.Interface} too; give one of them another Interface or Namespace");
                    continue;
                }

                interfaces.Add(fullName, item.ItemSpec);
                Write(item, contract, settings);
            }
            catch (SchemaFormatException exception)
            {
                Report(item, exception.Line, exception.Column, exception.Message);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                Report(item, 0, 0, exception.Message);
            }
        }

        return !Log.HasLoggedErrors;
    }

    private void Write(ITaskItem item, string contract, ContractSettings settings)
    {
        var problems = new SchemaProblems();
        SchemaDocument? schema = SchemaReader.Read(SchemaFile.Read(item.GetMetadata("FullPath")), problems);
        string? code = schema is null ? null : ContractEmitter.Emit(schema, settings, problems);
        foreach (SchemaProblem problem in problems.Found)
        {
            Report(item, problem.Line, problem.Column, problem.Reason);
        }

        if (code is not null)
        {
            WholeFile.Write(contract, code);
        }
    }

    private void Report(ITaskItem item, int line, int column, string reason) =>
        Log.LogError(subcategory: null, DescribeExtismModules.ErrorCode, helpKeyword: null, item.ItemSpec, line, column, 0, 0, "cannot read the XTP schema: {0}", SchemaText.Line(reason));
}
