namespace WebXtism.Generators.Models;

/// <summary>Where an argument of a host function comes from.</summary>
internal enum HostArgumentSource
{
    Plugin,
    HostCall,
    CancellationToken,
    HostContext,
}
