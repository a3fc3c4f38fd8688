namespace WebXtism.Testing.InMemory;

/// <summary>How an interface calls its exports: the codecs of generated code.</summary>
internal sealed class DeclaredExports : IExportVisitor
{
    private readonly Dictionary<string, DeclaredExport> _exports = new(StringComparer.Ordinal);

    /// <summary>What is known of the exports of an interface; nothing of one that was written by hand.</summary>
    public static DeclaredExports Of<T>()
        where T : class, IExtismPlugin<T>
    {
        var exports = new DeclaredExports();
        T.VisitExports(exports);
        return exports;
    }

    public DeclaredExport? Find(string export) => _exports.GetValueOrDefault(export);

    void IExportVisitor.Visit<TIn, TInCodec, TOut, TOutCodec>(string export, TInCodec input, TOutCodec output)
    {
        var returned = new DeclaredPayload<TOut>(output);
        if (input is IJsonArguments several)
        {
            var arguments = new Arguments();
            several.Visit(arguments);
            _exports.Add(export, new(null, arguments.Found, returned));
        }
        else
        {
            _exports.Add(export, new(new DeclaredPayload<TIn>(input), [], returned));
        }
    }

    private sealed class Arguments : IJsonArgumentVisitor
    {
        public List<DeclaredArgument> Found { get; } = [];

        public void Visit<T, TCodec>(string name, TCodec codec)
            where TCodec : struct, IJsonCodec<T> => Found.Add(new(name, new DeclaredPayload<T>(codec)));
    }
}
