using WebXtism.Manifests;

namespace WebXtism.Sources;

internal sealed class ManifestPluginSource(PluginManifest manifest, string name, string? folder, UrlSourceOptions downloads) : PluginSource(name)
{
    /// <summary>The name of a plugin whose manifest is no file: that of the module that it is.</summary>
    public static string NameOf(PluginManifest manifest) => manifest.Modules.Count == 0 ? "plugin" : manifest.Modules[^1] switch
    {
        { Name: { Length: > 0 } name } when name != ModuleNames.Main => name,
        ManifestFileModule file => Path.GetFileNameWithoutExtension(file.Path),
        ManifestUrlModule url => UrlPluginSource.NameOf(url.Url),
        _ => "plugin",
    };

    internal override ValueTask<PluginSource> PrepareAsync(PluginOptions options, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> names = ModuleNames.Assign(Name, [.. manifest.Modules.Select(static module => module.Name)]);
        ManifestOptions.Apply(Name, manifest, options);
        if (names.Count == 1)
        {
            return new(SourceOf(manifest.Modules[0]));
        }

        ILookup<bool, (string Name, PluginSource Source)> modules =
            names.Zip(manifest.Modules.Select(SourceOf)).ToLookup(static module => module.First == ModuleNames.Main);
        return new(new MultiModuleSource(modules[true].Single().Source, [.. modules[false]]));
    }

    internal override bool IsOneModule => false;

    internal override ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A manifest has no bytes of its own; prepare it first.");

    private PluginSource SourceOf(ManifestModule module)
    {
        Sha256Pin? pin = module.Hash is { } hash && Sha256Pin.TryParse(hash, out Sha256Pin? parsed) ? parsed : null;
        if (module is ManifestUrlModule url)
        {
            return new UrlPluginSource(url.Url, pin, Name, downloads.For(url));
        }

        PluginSource source = module switch
        {
            ManifestFileModule file when folder is not null =>
                new FilePluginSource(Path.Combine(folder, file.Path), Name, $"Relative paths of the manifest count from '{Path.GetFullPath(folder)}'."),
            ManifestFileModule file => new FilePluginSource(file.Path, Name, FilePluginSource.CountsFromCurrentDirectory),
            _ => new BytesPluginSource(((ManifestDataModule)module).Data, Name),
        };
        return pin is null ? source : new PinnedPluginSource(source, pin);
    }
}
