namespace WebXtism.Build.Schemas;

/// <summary>Something in a schema that cannot be.</summary>
/// <param name="Line">Where in the file, from 1.</param>
/// <param name="Column">Where in the line, from 1.</param>
/// <param name="Reason">What is wrong there.</param>
internal sealed record SchemaProblem(int Line, int Column, string Reason);
