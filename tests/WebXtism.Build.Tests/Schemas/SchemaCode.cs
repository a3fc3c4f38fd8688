using WebXtism.Build.Schemas;
using WebXtism.Build.Schemas.Code;

namespace WebXtism.Build.Tests.Schemas;

/// <summary>What becomes of a schema.</summary>
internal static class SchemaCode
{
    public static string Samples { get; } = Path.Combine(Repository.Root, "tests", "WebXtism.Build.Tests", "Schemas", "Samples");

    /// <summary>The C#, or what is wrong: <c>3:5 there are no 'exports'</c>, a line each.</summary>
    public static (string? Code, string Problems) Of(string yaml, ContractSettings? settings = null)
    {
        var problems = new SchemaProblems();
        try
        {
            SchemaDocument? schema = SchemaReader.Read(yaml, problems);
            string? code = schema is null ? null : ContractEmitter.Emit(schema, settings ?? new ContractSettings("sample.xtp.yaml", "Demo", "ISample", "SampleImports"), problems);
            return (code, string.Join('\n', problems.Found.Select(static problem => $"{problem.Line}:{problem.Column} {problem.Reason}")));
        }
        catch (SchemaFormatException exception)
        {
            return (null, $"{exception.Line}:{exception.Column} {exception.Message}");
        }
    }
}
