using Microsoft.Build.Framework;
using WebXtism.Build.Schemas;

namespace WebXtism.Build;

/// <summary>Writes each <c>ExtismSchemaOutput</c> of a project: the XTP schema of an interface, which the generator left in the assembly.</summary>
/// <example><code>&lt;WriteExtismSchemas Assembly="@(IntermediateAssembly)" Schemas="@(ExtismSchemaOutput)" /&gt;</code></example>
public sealed class WriteExtismSchemas : Microsoft.Build.Utilities.Task
{
    /// <summary>The assembly that was compiled.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The files. The metadata <c>Interface</c> of each names its interface.</summary>
    [Required]
    public ITaskItem[] Schemas { get; set; } = [];

    /// <summary>Writes the files that would become different.</summary>
    /// <returns>Whether every interface has a schema; why the others have none is logged.</returns>
    public override bool Execute()
    {
        try
        {
            Dictionary<string, string> found = AssemblySchemas.Read(Assembly);
            foreach (ITaskItem item in Schemas)
            {
                Write(item, found);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            Report(Assembly, exception.Message);
        }

        return !Log.HasLoggedErrors;
    }

    private void Write(ITaskItem item, Dictionary<string, string> found)
    {
        string name = item.GetMetadata("Interface").Trim();
        if (name.Length == 0)
        {
            Report(item.ItemSpec, "the item has no Interface; name an [ExtismPlugin] interface of the project");
        }
        else if (found.TryGetValue(AssemblySchemas.MetadataKey + name, out string? schema))
        {
            try
            {
                WriteIfDifferent(item.GetMetadata("FullPath"), $"# Made from {name} by WebXtism.Build: change that, and build.\n{schema}");
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                Report(item.ItemSpec, exception.Message);
            }
        }
        else if (found.TryGetValue(AssemblySchemas.ProblemKey + name, out string? problems))
        {
            foreach (string problem in problems.Split('\n'))
            {
                Report(item.ItemSpec, problem);
            }
        }
        else
        {
            Report(item.ItemSpec, $"the generator wrote none for '{name}'");
        }
    }

    // The file is among the sources: whoever looks at its date, or checked it out with other line ends, sees no change where there is none.
    private static void WriteIfDifferent(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path).Replace("\r\n", "\n") == text)
        {
            return;
        }

        // The builds for several frameworks write it at the same time.
        WholeFile.Write(path, text);
    }

    private void Report(string file, string reason) =>
        Log.LogError(subcategory: null, DescribeExtismModules.ErrorCode, helpKeyword: null, file, 0, 0, 0, 0, "cannot write the XTP schema: {0}", reason);
}
