using System.Collections.ObjectModel;
using WebXtism.HostEnvironment.Http;

namespace WebXtism;

/// <summary>Patterns of the hosts that a plugin may reach; see <see cref="PluginOptions.AllowedHosts"/>.</summary>
public sealed class AllowedHostCollection : Collection<string>
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The pattern is none.</exception>
    protected override void InsertItem(int index, string item)
    {
        Check(item);
        base.InsertItem(index, item);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The pattern is none.</exception>
    protected override void SetItem(int index, string item)
    {
        Check(item);
        base.SetItem(index, item);
    }

    // Now and not at the first request: a pattern that allows nothing, or more than was meant, must not go unnoticed.
    private static void Check(string item)
    {
        ArgumentNullException.ThrowIfNull(item);
        try
        {
            HostPattern.Parse(item);
        }
        catch (FormatException exception)
        {
            throw new ArgumentException($"'{item}' is no pattern for hosts: {exception.Message}.", nameof(item), exception);
        }
    }
}
