using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Generation;

/// <summary>
/// What users document stays documented. Generated members that others can see have comments, which refer to the user's
/// own; the class that calls the plugin has none, since they would appear in the documentation file of the user's project,
/// and editors show those of the interface anyway.
/// </summary>
public sealed class DocumentationTests
{
    private const string Sources = """
        namespace Demo.@event;
        /// <summary>Greets <b>everybody</b>.</summary>
        [ExtismPlugin(Imports = [typeof(@class), typeof(Outer.Store), typeof(Hand<int, string>), typeof(Undocumented)])]
        public partial interface IGreeter
        {
            /// <summary>Greets.</summary>
            /// <param name="name">Whom.</param>
            /// <returns>A greeting.</returns>
            string Greet(string name);

            /// <summary>Counts, if it can.</summary>
            /// <returns>A number.</returns>
            int? Count() => null;
        }

        /// <summary>Finds people.</summary>
        public sealed partial class @class
        {
            /// <summary>Finds one.</summary>
            /// <param name="car">A car.</param>
            /// <returns>A car.</returns>
            [HostFunction] public Car Find(Car car) => car;
        }

        /// <summary>Holds one.</summary>
        public static partial class Outer
        {
            /// <summary>Stores.</summary>
            public sealed partial class Store { [HostFunction] internal void Put() { } }
        }

        /// <summary>Is written by hand.</summary>
        /// <typeparam name="T">One.</typeparam>
        /// <typeparam name="TOther">Two.</typeparam>
        public sealed class Hand<T, TOther> : IHostFunctions
        {
            /// <inheritdoc/>
            public IReadOnlyList<HostFunction> CreateHostFunctions() => [];
        }

        #pragma warning disable CS1591
        public sealed partial class Undocumented { [HostFunction] internal void Put() { } }
        #pragma warning restore CS1591

        /// <summary>A car.</summary>
        /// <param name="Name">Its name.</param>
        public sealed record Car(string Name) { /// <summary>Doors.</summary>
            public required int Doors { get; init; } }
        """;

    private static readonly CSharpCompilation s_compilation = UserCode.Compile().RemoveAllSyntaxTrees().AddSyntaxTrees(
        Tree(UserCode.Usings, "Usings.cs"), Tree(Sources, "Sources.cs"));

    [Fact]
    public void A_project_that_documents_everything_gets_no_warning() => Generated.From(s_compilation).Clean();

    [Fact]
    public void A_mistake_in_a_comment_would_be_seen() =>
        Assert.Contains("CS1591", Generated.From(s_compilation.AddSyntaxTrees(Tree("public interface IBare;", "Bare.cs"))).Complaints.Select(static complaint => complaint.Id));

    [Fact]
    public void What_loads_a_plugin_refers_to_what_the_user_wrote()
    {
        Compilation compilation = Generated.From(s_compilation).Clean().Compilation;
        ISymbol load = Assert.Single(compilation.GetTypeByMetadataName("Demo.event.IGreeter")!.GetMembers("LoadAsync"));
        string text = load.GetDocumentationCommentXml(cancellationToken: TestContext.Current.CancellationToken)!;
        string[] expected =
        [
            "<inheritdoc cref=\"T:Demo.event.IGreeter\" path=\"/summary/node()\"/>",
            "<param name=\"class\"><inheritdoc cref=\"T:Demo.event.class\" path=\"/summary/node()\"/>",
            "<param name=\"store\"><inheritdoc cref=\"T:Demo.event.Outer.Store\" path=\"/summary/node()\"/>",
            "<param name=\"hand\"><inheritdoc cref=\"T:Demo.event.Hand`2\" path=\"/summary/node()\"/>",
            "<inheritdoc cref=\"M:WebXtism.ExtismHost.LoadAsync``1(WebXtism.PluginSource,System.Action{WebXtism.PluginOptions},System.Threading.CancellationToken)\" path=\"/exception\"/>",
        ];
        Assert.All(expected, part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_documentation_file_names_nothing_that_users_cannot()
    {
        using var documentation = new MemoryStream();
        Assert.True(Generated.From(s_compilation).Compilation.Emit(Stream.Null, xmlDocumentationStream: documentation, cancellationToken: TestContext.Current.CancellationToken).Success);
        string text = System.Text.Encoding.UTF8.GetString(documentation.ToArray());
        Assert.DoesNotContain("GreeterPlugin", text, StringComparison.Ordinal);
        Assert.DoesNotContain("WebXtism.Generated", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_word_in_a_comment_changes_no_file() =>
        Assert.Equal(
            Generated.From(s_compilation).Files,
            Generated.From(s_compilation.ReplaceSyntaxTree(s_compilation.SyntaxTrees[1], Tree(Sources.Replace("everybody", "nobody", StringComparison.Ordinal), "Sources.cs"))).Files);

    private static SyntaxTree Tree(string text, string path) =>
        CSharpSyntaxTree.ParseText(text, UserCode.Options().WithDocumentationMode(DocumentationMode.Diagnose), path, cancellationToken: TestContext.Current.CancellationToken);
}
