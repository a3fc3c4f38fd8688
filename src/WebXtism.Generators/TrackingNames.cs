namespace WebXtism.Generators;

/// <summary>The names of the pipeline's steps; the incremental tests look them up.</summary>
internal static class TrackingNames
{
    public const string Targets = "Targets";
    public const string Plugins = "Plugins";
    public const string BoundPlugins = "BoundPlugins";
    public const string HostClasses = "HostClasses";
    public const string BoundHostClasses = "BoundHostClasses";
    public const string JsonContexts = "JsonContexts";
    public const string Json = "Json";
    public const string JsonRegistry = "JsonRegistry";
    public const string JsonObjects = "JsonObjects";
    public const string CaseTwins = "CaseTwins";
    public const string Modules = "Modules";
    public const string PinnedPlugins = "PinnedPlugins";
    public const string Facts = "Facts";
}
