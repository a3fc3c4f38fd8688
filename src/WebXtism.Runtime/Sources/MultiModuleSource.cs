using WebXtism.Manifests;

namespace WebXtism.Sources;

/// <summary>A source with one more module.</summary>
internal sealed class MultiModuleSource : PluginSource
{
    private readonly PluginSource _main;
    private readonly IReadOnlyList<(string Name, PluginSource Source)> _modules;

    public MultiModuleSource(PluginSource main, string name, PluginSource module)
        : this(main is MultiModuleSource several ? several._main : main, [.. (main as MultiModuleSource)?._modules ?? [], (name, module)])
    {
    }

    public MultiModuleSource(PluginSource main, IReadOnlyList<(string Name, PluginSource Source)> modules)
        : base(main.Name)
    {
        _main = main;
        _modules = modules;
    }

    internal override bool IsOneModule => false;

    internal override async ValueTask<PluginSource> PrepareAsync(PluginOptions options, CancellationToken cancellationToken) =>
        new MultiModuleSource(await _main.PrepareAsync(options, cancellationToken).ConfigureAwait(false), _modules);

    internal override async ValueTask<IReadOnlyList<SourceModule>> ReadModulesAsync(CancellationToken cancellationToken)
    {
        List<SourceModule> read = _main.IsOneModule
            ? [new(ModuleNames.Main, await ReadAsync(ModuleNames.Main, _main, cancellationToken).ConfigureAwait(false))]
            : [.. await _main.ReadModulesAsync(cancellationToken).ConfigureAwait(false)];
        var names = new HashSet<string>(read.Select(static module => module.Name), StringComparer.Ordinal);
        foreach ((string name, PluginSource source) in _modules)
        {
            if (!names.Add(name))
            {
                throw new PluginLoadException(Name, PluginLoadFailure.Options, $"it has two modules of the name '{name}'.");
            }

            read.Add(new(name, await ReadAsync(name, source, cancellationToken).ConfigureAwait(false)));
        }

        return read;
    }

    internal override ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken) =>
        throw new InvalidOperationException("There are several modules; read all of them.");

    private async ValueTask<ReadOnlyMemory<byte>> ReadAsync(string name, PluginSource source, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PluginLoadException exception)
        {
            throw exception.About(Name, name);
        }
    }
}
