using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using WebXtism.CodeFixes.Edits;
using WebXtism.Generators.Diagnostics;

namespace WebXtism.CodeFixes;

/// <summary>The edits behind <see cref="JsonContextCodeFix"/>: for one diagnostic or for all of a project.</summary>
internal static class JsonContextEdit
{
    private const string JsonNamespace = "global::System.Text.Json.Serialization";

    public static bool IsFixable(Diagnostic diagnostic) => diagnostic.Properties.ContainsKey(JsonFixProperties.Types);

    public static string Title(Diagnostic diagnostic) =>
        Context(diagnostic) is { } context ? $"Register the type in '{context.Substring(context.LastIndexOfAny(['.', ':']) + 1)}'" : "Add a JsonSerializerContext";

    public static async Task<Solution> ApplyAsync(Project project, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        // The new context first: its place is known by a location, which the other edits would move.
        IEnumerable<IGrouping<string?, Diagnostic>> byContext = diagnostics
            .OrderBy(static diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
            .GroupBy(Context, StringComparer.Ordinal)
            .OrderBy(static group => group.Key is not null);
        foreach (IGrouping<string?, Diagnostic> group in byContext)
        {
            List<string> types = group.SelectMany(static diagnostic => diagnostic.Properties[JsonFixProperties.Types]!.Split(JsonFixProperties.Separator[0])).Distinct(StringComparer.Ordinal).ToList();
            project = group.Key is null
                ? await CreateAsync(project, group.First().Location, types, cancellationToken).ConfigureAwait(false)
                : await ExtendAsync(project, group.Key, types, cancellationToken).ConfigureAwait(false);
        }

        return project.Solution;
    }

    private static string? Context(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(JsonFixProperties.Context, out string? context) ? context : null;

    /// <summary>Adds the attributes to the context's declaration, wherever it is.</summary>
    private static async Task<Project> ExtendAsync(Project project, string context, List<string> types, CancellationToken cancellationToken)
    {
        Compilation? compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        INamedTypeSymbol? symbol = compilation is null ? null : Find(compilation, context);
        if (symbol is null || UserDeclarations.Of<ClassDeclarationSyntax>(project.Solution, symbol, cancellationToken).ToList() is not [var (document, declaration), ..])
        {
            return project;
        }

        Solution changed = await UserDeclarations.ChangeAsync(project.Solution, [(document, declaration, current => AddAttributes(current, types))], cancellationToken).ConfigureAwait(false);
        return changed.GetProject(project.Id)!;
    }

    /// <summary>Creates a context after the type that needs it: <c>IGreeter</c> gets a <c>GreeterJsonContext</c>.</summary>
    private static async Task<Project> CreateAsync(Project project, Location location, List<string> types, CancellationToken cancellationToken)
    {
        if (location.SourceTree is not { } tree || project.GetDocument(tree) is not { } document)
        {
            return project;
        }

        SyntaxNode root = await tree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        if (root.FindNode(location.SourceSpan).AncestorsAndSelf().OfType<TypeDeclarationSyntax>().LastOrDefault() is not { } outermost)
        {
            return project;
        }

        var context = (ClassDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(
            $"internal sealed partial class {NameFor(root, outermost)} : {JsonNamespace}.JsonSerializerContext;\n")!;
        TypeSyntax baseType = context.BaseList!.Types[0].Type;
        ClassDeclarationSyntax annotated = AddAttributes(context.ReplaceNode(baseType, baseType.WithAdditionalAnnotations(Imports.Annotation)), types);

        // One blank line between the two; a type that ends its file may lack even the end of its line.
        SyntaxTrivia endOfLine = SyntaxFactory.EndOfLine("\n");
        bool endsLine = outermost.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
        SyntaxTrivia[] blank = endsLine ? [endOfLine] : [endOfLine, endOfLine];
        annotated = annotated
            .WithLeadingTrivia(annotated.GetLeadingTrivia().InsertRange(0, blank))
            .WithAdditionalAnnotations(Simplifier.Annotation, Formatter.Annotation);
        Document changed = document.WithSyntaxRoot(root.InsertNodesAfter(outermost, [annotated]));
        changed = await Imports.AddAsync(document, outermost.SpanStart, "JsonSerializerContext", changed, cancellationToken).ConfigureAwait(false);
        return changed.Project;
    }

    private static ClassDeclarationSyntax AddAttributes(ClassDeclarationSyntax declaration, List<string> types)
    {
        SyntaxTriviaList leading = declaration.GetLeadingTrivia();
        SyntaxTrivia endOfLine = SyntaxFactory.EndOfLine("\n");
        SyntaxTriviaList indent = SyntaxFactory.TriviaList(leading.Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse());
        foreach (string type in types)
        {
            AttributeListSyntax attribute = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(
                    SyntaxFactory.Attribute(
                        SyntaxFactory.ParseName($"{JsonNamespace}.JsonSerializable"),
                        SyntaxFactory.ParseAttributeArgumentList($"(typeof({type}))"))))
                .WithTrailingTrivia(endOfLine)
                .WithAdditionalAnnotations(Simplifier.Annotation);

            // The first attribute takes over the comments before the declaration; the others only its indent.
            bool isFirst = declaration.AttributeLists.Count == 0;
            declaration = isFirst
                ? declaration.WithLeadingTrivia(indent).AddAttributeLists(attribute.WithLeadingTrivia(leading))
                : declaration.AddAttributeLists(attribute.WithLeadingTrivia(indent));
        }

        return declaration;
    }

    private static string NameFor(SyntaxNode root, TypeDeclarationSyntax type)
    {
        string name = type.Identifier.ValueText;
        string bare = type is InterfaceDeclarationSyntax && name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name.Substring(1) : name;
        string wanted = bare + "JsonContext";
        var taken = new HashSet<string>(root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(static declared => declared.Identifier.ValueText), StringComparer.Ordinal);
        string free = wanted;
        for (int i = 2; taken.Contains(free); i++)
        {
            free = wanted + i;
        }

        return free;
    }

    // "global::Demo.Outer.Context" does not say where the namespace ends.
    private static INamedTypeSymbol? Find(Compilation compilation, string reference)
    {
        string name = reference.Substring(reference.LastIndexOfAny(['.', ':']) + 1).TrimStart('@');
        return compilation
            .GetSymbolsWithName(name, SymbolFilter.Type)
            .OfType<INamedTypeSymbol>()
            .FirstOrDefault(symbol => symbol.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) == reference);
    }
}
