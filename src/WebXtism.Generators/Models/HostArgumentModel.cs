namespace WebXtism.Generators.Models;

/// <summary>What the call of a host function passes for one parameter.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Value">How it is read, when it comes from the plugin.</param>
/// <param name="ContextType">Its type, when it is the host context.</param>
internal sealed record HostArgumentModel(HostArgumentSource Source, HostValueModel? Value = null, string? ContextType = null);
