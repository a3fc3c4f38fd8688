using CsCheck;

namespace WebXtism.Tests.Manifests;

/// <summary>Makes manifests of every shape.</summary>
internal static class ManifestGen
{
    private static readonly Gen<string> s_text = Gen.Char["abz09 _-./:\\\"'\u00e4\u4e16\n\u0001+"].Array[0, 12].Select(characters => new string(characters));

    private static readonly Gen<string> s_word = Gen.Char["abcxyz"].Array[1, 6].Select(characters => new string(characters));

    private static readonly Gen<IReadOnlyDictionary<string, string>> s_texts = Gen.Select(s_text, s_text).Array[0, 5]
        .Select(IReadOnlyDictionary<string, string> (pairs) => pairs.DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2));

    private static readonly Gen<string?> s_hash = Maybe(Gen.Char["0123456789abcdefABCDEF"].Array[64, 64].Select(digits => new string(digits)));

    private static readonly Gen<ManifestModule> s_file = Gen.Select(s_text, Maybe(s_text), s_hash)
        .Select(ManifestModule (path, name, hash) => new ManifestFileModule("m" + path) { Name = name, Hash = hash });

    private static readonly Gen<ManifestModule> s_data = Gen.Select(Gen.Byte.Array[0, 40], Maybe(s_text), s_hash)
        .Select(ManifestModule (data, name, hash) => new ManifestDataModule(data) { Name = name, Hash = hash });

    private static readonly Gen<ManifestModule> s_url = Gen.Select(Gen.OneOf("https://Example.com", "http://a:80/%7Ex", "https://b/\u00e4?q=1#f"), s_texts, Maybe(s_word), Maybe(s_text), s_hash)
        .Select(ManifestModule (url, headers, method, name, hash) => new ManifestUrlModule(new Uri(url)) { Headers = headers, Method = method, Name = name, Hash = hash });

    private static readonly Gen<ManifestMemory> s_memory = Gen.Select(Gen.UInt.Nullable(), Gen.ULong.Nullable(), Gen.ULong.Nullable())
        .Select((pages, response, variables) => new ManifestMemory { MaxPages = pages, MaxHttpResponseBytes = response, MaxVariableBytes = variables });

    private static readonly Gen<IReadOnlyList<ManifestPath>?> s_paths = Maybe(Gen.Select(s_word, s_word, Gen.Bool)
        .Select((host, guest, readOnly) => new ManifestPath("/" + host, "/" + guest, readOnly)).Array[0, 5]
        .Select(IReadOnlyList<ManifestPath> (paths) => [.. paths.DistinctBy(path => (path.HostPath, path.ReadOnly))]));

    public static readonly Gen<PluginManifest> Any = Gen.Select(
        Gen.OneOf(s_file, s_data, s_url).Array[0, 4], s_memory, s_texts, Maybe(s_text.Array[0, 3]), s_paths, Gen.ULong.Nullable(),
        (modules, memory, config, hosts, paths, timeout) => new PluginManifest
        {
            Modules = modules,
            Memory = memory,
            Config = config,
            AllowedHosts = hosts,
            AllowedPaths = paths,
            TimeoutMilliseconds = timeout,
        });

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : class => Gen.Frequency((1, Gen.Const(default(T))), (3, gen.Select(T? (value) => value)));
}
