using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace WebXtism.Generators.Discovery;

/// <summary>
/// What one file declares. It is read once for each version of the file, and goes with it: after an edit the others are as
/// they were.
/// </summary>
internal sealed class SyntaxIndex
{
    private static readonly ConditionalWeakTable<SyntaxTree, SyntaxIndex> s_indexes = new();

    private readonly List<Declaration> _declarations = [];
    private readonly List<Declaration> _marked = [];
    private readonly HashSet<string> _namespaces = new(StringComparer.Ordinal);
    private readonly List<UsingDirectiveSyntax> _globalUsings = [];
    private readonly List<UsingDirectiveSyntax> _usings = [];
    private readonly List<string> _header = [];
    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);
    private readonly List<DirectiveTriviaSyntax> _nullable = [];
    private readonly List<BranchingDirectiveTriviaSyntax> _branches = [];
    private readonly string _path;

    private SyntaxIndex(CompilationUnitSyntax root, string path, CancellationToken cancellationToken)
    {
        _path = path;
        if (root.ContainsDirectives)
        {
            _nullable.AddRange(Directives(root).Where(static directive => directive.IsKind(SyntaxKind.NullableDirectiveTrivia)));
            _branches.AddRange(Directives(root).OfType<BranchingDirectiveTriviaSyntax>());
        }

        ReadUsings(root.Usings, root.Externs);
        ReadMembers(root.Members, "", container: null, cancellationToken);
        GlobalUsings = string.Concat(_globalUsings);
        GlobalReferences = [.. _globalUsings.SelectMany(static directive => Declaration.ReadReferences(directive)).Distinct(StringComparer.Ordinal)];
        GlobalAliases = [.. _globalUsings.Where(static directive => directive.Alias is not null).Select(Alias)];
        Header = string.Concat(_header.Prepend(path + "\n"));
        HeaderReferences = [.. _usings.SelectMany(static directive => Declaration.ReadReferences(directive)).Distinct(StringComparer.Ordinal)];
    }

    public IReadOnlyList<Declaration> Declarations => _declarations;

    /// <summary>Those with attributes, on themselves or on a method.</summary>
    public IReadOnlyList<Declaration> Marked => _marked;

    /// <summary>The namespaces that the file declares something in, in full.</summary>
    public IReadOnlyCollection<string> Namespaces => _namespaces;

    /// <summary>The text of the directives that hold for all files.</summary>
    public string GlobalUsings { get; }

    public string[] GlobalReferences { get; }

    /// <summary>The aliases that hold for all files, each with the last name of what it stands for.</summary>
    public KeyValuePair<string, string>[] GlobalAliases { get; }

    /// <summary>What the file says about the names in it: its path, which orders the parts of a type, and its using directives.</summary>
    public string Header { get; }

    public string[] HeaderReferences { get; }

    public static SyntaxIndex Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!s_indexes.TryGetValue(tree, out SyntaxIndex? index))
        {
            var read = new SyntaxIndex((CompilationUnitSyntax)tree.GetRoot(cancellationToken), tree.FilePath, cancellationToken);
            index = s_indexes.GetValue(tree, _ => read);
        }

        return index;
    }

    /// <summary>The <c>#nullable</c> directives that stand before a position: together they say what <c>string</c> means there.</summary>
    public string NullableDirectivesBefore(int position) =>
        _nullable.Count == 0 ? "" : string.Concat(_nullable.TakeWhile(directive => directive.SpanStart < position).Select(static directive => directive.ToString() + "\n"));

    /// <summary>Which branches of <c>#if</c> hold in a piece of the file: its text says the same for all symbols.</summary>
    public string BranchesIn(TextSpan span) =>
        _branches.Count == 0 ? "" : string.Concat(_branches.Where(branch => span.Contains(branch.SpanStart)).Select(static branch => branch.BranchTaken ? "+" : "-"));

    private static IEnumerable<DirectiveTriviaSyntax> Directives(CompilationUnitSyntax root)
    {
        for (DirectiveTriviaSyntax? directive = root.GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            yield return directive;
        }
    }

    private static KeyValuePair<string, string> Alias(UsingDirectiveSyntax directive) =>
        new(directive.Alias!.Name.Identifier.ValueText, LastName(directive.NamespaceOrType));

    // As in the source, names of namespaces may hold spaces and comments.
    private static string Name(NameSyntax name) => string.Join(".", name.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(static part => part.Identifier.ValueText));

    private static string LastName(SyntaxNode name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    private void ReadUsings(SyntaxList<UsingDirectiveSyntax> usings, SyntaxList<ExternAliasDirectiveSyntax> externs)
    {
        _header.AddRange(externs.Select(static directive => directive.ToString()));
        foreach (UsingDirectiveSyntax directive in usings)
        {
            bool isGlobal = directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword);
            if (isGlobal)
            {
                _globalUsings.Add(directive);
                continue;
            }

            _usings.Add(directive);
            _header.Add(directive.ToString());
            if (directive.Alias is not null)
            {
                KeyValuePair<string, string> alias = Alias(directive);
                _aliases[alias.Key] = alias.Value;
            }
        }
    }

    private void ReadMembers(SyntaxList<MemberDeclarationSyntax> members, string prefix, Declaration? container, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (MemberDeclarationSyntax member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    string name = prefix + Name(space.Name) + ".";
                    _namespaces.Add(name);
                    ReadUsings(space.Usings, space.Externs);
                    ReadMembers(space.Members, name, container: null, cancellationToken);
                    break;
                case TypeDeclarationSyntax type:
                    Declaration added = Add(type, type.Identifier.ValueText, type.Arity, ReadAttributes(type));
                    ReadMembers(type.Members, added.Identity + "+", added, cancellationToken);
                    break;
                case EnumDeclarationSyntax type:
                    Add(type, type.Identifier.ValueText, arity: 0, []);
                    break;
                case DelegateDeclarationSyntax type:
                    Add(type, type.Identifier.ValueText, type.Arity, []);
                    break;
            }
        }

        Declaration Add(MemberDeclarationSyntax type, string name, int arity, string[] attributes)
        {
            // Types of the same name that are local to two files are two types; a class and a struct of the same name are a mistake.
            string file = type.Modifiers.Any(SyntaxKind.FileKeyword) ? " " + _path : "";
            var declaration = new Declaration(this, type, name, $"{prefix}{name}`{arity}{file}", attributes, container);
            _declarations.Add(declaration);
            if (attributes.Length > 0)
            {
                _marked.Add(declaration);
            }

            return declaration;
        }
    }

    private string[] ReadAttributes(TypeDeclarationSyntax type)
    {
        HashSet<string>? names = null;
        Read(type.AttributeLists);
        foreach (MemberDeclarationSyntax member in type.Members)
        {
            if (member is MethodDeclarationSyntax)
            {
                Read(member.AttributeLists);
            }
        }

        return names is null ? [] : [.. names];

        void Read(SyntaxList<AttributeListSyntax> lists)
        {
            foreach (AttributeListSyntax list in lists)
            {
                foreach (AttributeSyntax attribute in list.Attributes)
                {
                    string name = LastName(attribute.Name);
                    names ??= new HashSet<string>(StringComparer.Ordinal);
                    names.Add(name);
                    if (_aliases.TryGetValue(name, out string? target))
                    {
                        names.Add(target);
                    }
                }
            }
        }
    }
}
