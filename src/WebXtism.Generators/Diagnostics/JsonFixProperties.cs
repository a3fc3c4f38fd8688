namespace WebXtism.Generators.Diagnostics;

/// <summary>What WXT203 and WXT204 tell their code fix.</summary>
internal static class JsonFixProperties
{
    /// <summary>The types that need metadata, as <c>typeof</c> takes them.</summary>
    public const string Types = "JsonTypes";

    /// <summary>What stands between two of them.</summary>
    public const string Separator = ";";

    /// <summary>The context that should register it, fully qualified; absent when one has to be created.</summary>
    public const string Context = "JsonContext";
}
