namespace WebXtism.Generators.Diagnostics;

/// <summary>What WXT203 and WXT204 tell their code fix.</summary>
internal static class JsonFixProperties
{
    /// <summary>The type that needs metadata, as <c>typeof</c> takes it.</summary>
    public const string Type = "JsonType";

    /// <summary>The context that should register it, fully qualified; absent when one has to be created.</summary>
    public const string Context = "JsonContext";
}
