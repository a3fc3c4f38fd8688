using System.Collections.ObjectModel;

namespace WebXtism;

/// <summary>The functions that an application gives to a plugin. Each pair of namespace and name can be added once.</summary>
public sealed class HostFunctionCollection : Collection<HostFunction>
{
    /// <summary>Adds all functions of an object whose class has <see cref="HostFunctionAttribute"/> methods.</summary>
    /// <param name="functions">The object. It is called on every thread that calls a plugin.</param>
    /// <exception cref="ArgumentException">A function of the same namespace and name was added before.</exception>
    public void Add(IHostFunctions functions)
    {
        ArgumentNullException.ThrowIfNull(functions);
        foreach (HostFunction function in functions.CreateHostFunctions())
        {
            Add(function);
        }
    }

    /// <inheritdoc/>
    protected override void InsertItem(int index, HostFunction item)
    {
        Check(item, except: -1);
        base.InsertItem(index, item);
    }

    /// <inheritdoc/>
    protected override void SetItem(int index, HostFunction item)
    {
        Check(item, except: index);
        base.SetItem(index, item);
    }

    private void Check(HostFunction item, int except)
    {
        ArgumentNullException.ThrowIfNull(item);
        for (int i = 0; i < Count; i++)
        {
            if (i != except && this[i].Name == item.Name && this[i].Namespace == item.Namespace)
            {
                throw new ArgumentException($"The host function '{item}' was added before; remove one of the two or rename it.", nameof(item));
            }
        }
    }
}
