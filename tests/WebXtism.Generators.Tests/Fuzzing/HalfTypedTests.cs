using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Fuzzing;

/// <summary>States that editors really show us, some of them found by <see cref="FuzzTests"/>: nothing throws, and what is emitted is C#.</summary>
public sealed class HalfTypedTests
{
    [Theory]
    [InlineData("[ExtismPlugin] public partial interface { string Greet(string name); }")]
    [InlineData("public partial class { [ExtismPlugin] public partial interface IGreeter { string Greet(string name); } }")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter { string Greet(string, int b); }")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter { string Greet(string ) => \"\"; }")]
    [InlineData("[ExtismPlugin] public partial interface IGreeter { string (string name); }")]
    [InlineData("public partial class { [HostFunction] public void Run() { } }")]
    [InlineData("public partial class Store { [HostFunction] public void (int a) { } [HostFunction] public void Run(string) { } }")]
    [InlineData("public partial class Store { [HostFunction] public void Get(string string a, int b) { } [HostFunction] public void GetAsync(string, int b) { } }")]
    public Task What_has_no_name_yet(string declaration) => Check(declaration);

    [Theory]
    [InlineData("[ExtismPlugin] public partial interface IGreeter { void A(ReadOnlyMemory<> a); List<> B(); void C(Dictionary<,> c, int d); }")]
    [InlineData("public partial class Store { [HostFunction] public List<> Run(ReadOnlyMemory<> a, Dictionary<,> b) => []; }")]
    public Task Generic_types_of_nothing(string declaration) => Check(declaration);

    [Theory]
    [InlineData("public sealed record Car(string ]);")]
    [InlineData("public sealed record Car(string Name, int ;);")]
    [InlineData("public sealed class Car { public int { get; set; } public string? Name { get; set; } }")]
    [InlineData("public sealed record Car(Car.Inner A) { public record (int B); }")]
    [InlineData("public sealed record Car(int?? A, Nullable<int>? B, Nullable<Nullable<int>> C);")]
    [InlineData("public sealed record Car(Nullable<string> A, List<> B, Dictionary<int> C, void D, int* E);")]
    public Task A_payload_that_does_not_compile(string declaration) =>
        Check($"[ExtismPlugin] public partial interface IGreeter {{ Car? Paint(Car car, int more); }} public partial class Store {{ [HostFunction] public Car Get(Car car) => car; }} {declaration}");

    [Fact]
    public Task A_context_in_a_namespace_without_a_name() =>
        Check("[ExtismPlugin] public partial interface IGreeter { [return: Payload(PayloadFormat.Json)] int Count(); } namespace ( { [JsonSerializable(typeof(int))] internal sealed partial class Json : JsonSerializerContext; }");

    [Theory]
    [InlineData("void")]
    [InlineData("Missing")]
    public Task A_host_context_that_is_no_type(string type) =>
        Check($"public partial class Store {{ [HostFunction] public void Run([HostContext] {type} context) {{ }} }}");

    [Theory]
    [InlineData("partial interface I : I { void A(); }")]
    [InlineData("partial interface I : J { void A(); } [ExtismPlugin] public partial interface J : I { void B(); }")]
    [InlineData("partial interface I : I.Inner { partial interface Inner : I { } }")]
    public Task Interfaces_that_inherit_themselves(string declaration) => Check("[ExtismPlugin] public " + declaration);

    [Theory]
    [InlineData("class Car : Car { public int A { get; set; } }")]
    [InlineData("class Car : Other { public int A { get; set; } } public class Other : Car { public int B { get; set; } }")]
    [InlineData("struct Car { public Car A { get; set; } }")]
    [InlineData("class Car : List<Car> { }")]
    [InlineData("class Car<T> : List<Car<Car<T>>> { } public class Car : Car<int> { }")]
    [InlineData("class Car { public Two<Car, Box<int[]>>? A { get; set; } } public class Box<T> { public Box<T[]>? Next { get; set; } } public class Two<T, U> { public Two<Two<T, U>, Two<U, T>>? Next { get; set; } }")]
    [InlineData("class Car { public Box<Car>.Inner? A { get; set; } } public class Box<T> { public class Inner { public Box<Inner>.Inner? Next { get; set; } } }")]
    [InlineData("class Car { public Box<Car>? A { get; set; } } public class Box<T> { public Box<Box<T>>? Next { get; set; } }")]
    [InlineData("interface Car : IEnumerable<Car> { }")]
    [InlineData("enum Car : Car { A }")]
    [InlineData("class Car { [JsonConverter(typeof(Car))] public Car? A { get; set; } }")]
    [InlineData("[JsonDerivedType(typeof(Car))] class Car { } ")]
    [InlineData("[JsonDerivedType(typeof(Other), 1)] abstract class Car { } [JsonDerivedType(typeof(Car), 1)] public class Other : Car { } ")]
    public Task Types_that_lead_back_to_themselves(string declaration) =>
        Check($"[ExtismPlugin] public partial interface IGreeter {{ Car Paint(Car car); List<Car> All(); }} public partial class Store {{ [HostFunction] public Car Get(Car car) => car; }} public {declaration}");

    [Fact]
    public void Types_that_hold_themselves_work() =>
        Generated.From(
            """
            namespace Demo;
            [ExtismPlugin] public partial interface IGreeter { Tree? Grow(Tree tree); Dictionary<string, Forest[]> All(List<Forest?> some); }
            public sealed record Tree(Tree? Parent, List<Tree> Children, Dictionary<string, Forest> Forests, Tree[][]? Rows);
            public struct Forest { public Tree[] Trees { get; set; } public IReadOnlyList<Forest>? Others { get; init; } }
            """).Clean();

    [Theory]
    [InlineData("file", "public partial interface")]
    [InlineData("", "file partial interface")]
    [InlineData("unsafe", "public unsafe partial interface")]
    [InlineData("", "public partial class Outer<T> { [ExtismPlugin] partial interface")]
    public Task Odd_modifiers(string onPayload, string onInterface) =>
        Check($"[ExtismPlugin] {onInterface} IGreeter {{ Car Paint(Car car); }} {(onInterface.Contains('{', StringComparison.Ordinal) ? "}" : "")} {onPayload} partial class Car {{ public int A {{ get; set; }} }} {onPayload} partial class Store {{ [HostFunction] public void Run(Car car) {{ }} }}");

    [Fact]
    public void An_unsafe_interface_works() => Generated.From("[ExtismPlugin] public unsafe partial interface IGreeter { string Greet(string name); } public unsafe partial class Store { [HostFunction] public int Get(int a) => *&a; }").Clean();

    [Theory]
    [InlineData("static abstract string Make(string name);")]
    [InlineData("static abstract int Count { get; }")]
    [InlineData("static virtual string Make(string name) => name;")]
    [InlineData("static abstract IGreeter operator +(IGreeter a, int b);")]
    public Task Static_members_of_the_interface(string member) => Check($"[ExtismPlugin] public partial interface IGreeter {{ string Greet(string name); {member} }}");

    [Fact]
    public void Deep_nesting()
    {
        // Deeper, and the compiler's own stack is the limit.
        const int Depth = 60;
        string open = string.Concat(Enumerable.Range(0, Depth).Select(static level => $"public partial class C{level} {{ "));
        Generated.From($"{open} [ExtismPlugin] public partial interface IGreeter {{ Deep Greet(Deep name); }} public record Deep(int A); public partial class Store {{ [HostFunction] public Deep Get() => new(1); }} {new string('}', Depth)}").Clean();
        string type = Enumerable.Range(0, Depth).Aggregate("int", static (inner, _) => $"List<{inner}>");
        Generated.From($"[ExtismPlugin] public partial interface IGreeter {{ {type} Greet({type} name); }}").Clean();
    }

    [Theory]
    [InlineData("")]
    [InlineData("WebXtism.Attributes")]
    [InlineData("WebXtism.Runtime")]
    [InlineData("System.Text.Json")]
    [InlineData("System.Runtime")]
    [InlineData("System.Runtime", "System.Collections")]
    public async Task References_that_are_missing(params string[] gone)
    {
        ImmutableArray<MetadataReference> references = References.Runtime.RemoveAll(reference => gone is [""] || gone.Contains(Path.GetFileNameWithoutExtension(reference.Display)));
        Assert.True(references.Length < References.Runtime.Length);
        foreach (string[] project in Corpus.Projects)
        {
            Assert.Null(await Verdict.Of([UserCode.Usings, .. project], LanguageVersion.CSharp12, references));
        }
    }

    [Fact]
    public async Task A_project_cut_off_at_each_of_its_tokens()
    {
        foreach (string text in Corpus.Projects.SelectMany(static project => project).Where(static (_, index) => index % 3 == 0))
        {
            foreach (SyntaxToken token in UserCode.Tree(text, "Cut.cs").GetRoot(TestContext.Current.CancellationToken).DescendantTokens().Where(static (_, index) => index % 7 == 0))
            {
                Assert.Null(await Verdict.Of([UserCode.Usings, text[..token.Span.End]], LanguageVersion.CSharp12, References.Runtime));
            }
        }
    }

    private static async Task Check(string declarations)
    {
        string? complaint = await Verdict.Of([UserCode.Usings, declarations], LanguageVersion.CSharp12, References.Runtime);
        Assert.True(complaint is null, complaint);
    }
}
