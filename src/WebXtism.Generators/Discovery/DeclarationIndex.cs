using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace WebXtism.Generators.Discovery;

/// <summary>All that a compilation declares, by name.</summary>
internal sealed class DeclarationIndex
{
    private static readonly ConditionalWeakTable<Compilation, DeclarationIndex> s_indexes = new();

    private readonly Dictionary<string, List<Declaration>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _namespaces = new(StringComparer.Ordinal);
    private readonly List<Declaration> _marked = [];
    private readonly HashSet<string> _globalReferences = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, string>> _globalAliases = [];

    private DeclarationIndex(Compilation compilation, CancellationToken cancellationToken)
    {
        var globalUsings = new List<string>();
        var namespaces = new HashSet<string>(StringComparer.Ordinal);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SyntaxIndex file = SyntaxIndex.Of(tree, cancellationToken);
            foreach (Declaration declaration in file.Declarations)
            {
                Add(_byName, declaration.Name, declaration);
            }

            _marked.AddRange(file.Marked);
            _globalReferences.UnionWith(file.GlobalReferences);
            _globalAliases.AddRange(file.GlobalAliases);
            globalUsings.Add(file.GlobalUsings);
            namespaces.UnionWith(file.Namespaces);
        }

        foreach (string space in namespaces.OrderBy(static space => space, StringComparer.Ordinal))
        {
            foreach (string name in space.TrimEnd('.').Split('.'))
            {
                Add(_namespaces, name, space);
            }
        }

        Key = new CompilationKey(compilation, globalUsings);
    }

    public CompilationKey Key { get; }

    public static DeclarationIndex Of(Compilation compilation, CancellationToken cancellationToken)
    {
        if (!s_indexes.TryGetValue(compilation, out DeclarationIndex? index))
        {
            var read = new DeclarationIndex(compilation, cancellationToken);
            index = s_indexes.GetValue(compilation, _ => read);
        }

        return index;
    }

    /// <summary>The first part of each type that has an attribute which may be the one of that metadata name.</summary>
    public IEnumerable<Declaration> FindMarked(string attribute)
    {
        string full = attribute.Substring(attribute.LastIndexOf('.') + 1);
        HashSet<string> names = new(StringComparer.Ordinal) { full, full.Substring(0, full.Length - nameof(Attribute).Length) };
        names.UnionWith(_globalAliases.Where(alias => names.Contains(alias.Value)).Select(static alias => alias.Key).ToList());
        HashSet<string>? seen = null;
        foreach (Declaration declaration in _marked)
        {
            if (Array.Exists(declaration.Attributes, names.Contains) && (seen ??= new HashSet<string>(StringComparer.Ordinal)).Add(declaration.Identity))
            {
                yield return declaration;
            }
        }
    }

    /// <summary>
    /// The texts of all declarations that can have a part in the meaning of one: those of the names that it mentions, of the
    /// names that they mention, and so on. Names may belong to several types and namespaces; which one is meant is not asked.
    /// </summary>
    public string[] Closure(Declaration root, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var texts = new List<string>();
        var seen = new HashSet<string>(_globalReferences, StringComparer.Ordinal);
        var pending = new Queue<string>(_globalReferences);
        Follow(root.Containers);
        while (pending.Count > 0)
        {
            string name = pending.Dequeue();
            if (_namespaces.TryGetValue(name, out List<string>? spaces))
            {
                texts.AddRange(spaces);
            }

            if (_byName.TryGetValue(name, out List<Declaration>? found))
            {
                foreach (Declaration declaration in found)
                {
                    texts.Add(declaration.Header);
                    texts.Add(declaration.Text);
                    Follow(declaration.Containers);
                    Follow(declaration.References);
                }
            }
        }

        return [.. texts];

        void Follow(string[] names)
        {
            foreach (string name in names)
            {
                if (seen.Add(name))
                {
                    pending.Enqueue(name);
                }
            }
        }
    }

    private static void Add<T>(Dictionary<string, List<T>> table, string name, T value)
    {
        if (!table.TryGetValue(name, out List<T>? values))
        {
            table.Add(name, values = new List<T>(1));
        }

        values.Add(value);
    }
}
