namespace WebXtism.Pooling;

/// <summary>Where an invoker without an instance of its own takes one for each call.</summary>
internal abstract class InstanceSource
{
    /// <summary>What the instances are made of.</summary>
    public abstract CompiledPlugin Plugin { get; }

    /// <summary>Takes an instance and blocks the thread until there is one.</summary>
    /// <returns>An invoker with an instance. Each call of this method is paired with <see cref="Return"/>.</returns>
    public abstract PluginInvoker Rent(CancellationToken cancellationToken);

    /// <summary>Takes an instance as soon as there is one.</summary>
    /// <returns>An invoker with an instance. Each call of this method is paired with <see cref="Return"/>.</returns>
    public abstract ValueTask<PluginInvoker> RentAsync(CancellationToken cancellationToken);

    public abstract void Return(PluginInvoker rented);

    /// <summary>What disposing a plugin object of this source does.</summary>
    public abstract void Close();
}
