namespace WebXtism.Build.Modules;

/// <summary>An import or export.</summary>
/// <param name="Kind"><c>function</c>, <c>table</c>, <c>memory</c>, <c>global</c> or <c>tag</c>.</param>
/// <param name="Signature">The type of a function, as in <c>(i64, i32) -> (i64)</c>; empty for everything else.</param>
/// <param name="Module">The module that an import names; empty for exports.</param>
/// <param name="Name">The name.</param>
internal sealed record ModuleItem(string Kind, string Signature, string Module, string Name);
