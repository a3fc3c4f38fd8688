using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Generation;

/// <summary>Names of generated files are unique whatever case says, and are real files where a project writes them to disk.</summary>
public sealed class HintNameTests
{
    private const string Body = "{ string Greet(string name); }";

    [Fact]
    public void Types_of_one_name_in_different_places_have_different_files()
    {
        Generated generated = Generated.From(
            $$"""
            namespace Demo { [ExtismPlugin] public partial interface IGreeter {{Body}} }
            namespace demo { [ExtismPlugin] public partial interface IGreeter {{Body}} }
            namespace Demo.B { [ExtismPlugin] public partial interface IGreeter {{Body}} }
            namespace Demo
            {
                public partial class A { [ExtismPlugin] public partial interface IGreeter {{Body}} public partial class Store { [HostFunction] public void Run() { } } }
                public partial class a { [ExtismPlugin] public partial interface IGreeter {{Body}} public partial class Store { [HostFunction] public void Run() { } } }
            }
            """).Clean();

        Assert.Equal(7, generated.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("Demo.B.IGreeter.Plugin.g.cs", generated.Files.Keys);
    }

    [Theory]
    [InlineData("größe", "IGrüße")]
    [InlineData("数据", "I数据")]
    [InlineData("नमस्ते", "Iनमस्ते")]
    [InlineData("a\u203Fb", "I\u2167")]
    public void Letters_of_all_alphabets_are_fine(string space, string name) =>
        Assert.Equal(
            $"{space}.{name}.Plugin.g.cs",
            Assert.Single(Generated.From($"namespace {space}; [ExtismPlugin] public partial interface {name} {Body}").Clean().Files).Key);

    [Theory]
    [InlineData('L')]
    [InlineData('数')]
    public void Long_names_fit_into_a_file_name_and_stay_apart(char letter)
    {
        string name = new(letter, 400);
        Generated generated = Generated.From(
            $"namespace N{name}.{name} {{ [ExtismPlugin] public partial interface I{name} {Body} [ExtismPlugin] public partial interface J{name} {Body} public partial class C{name} {{ [HostFunction] public Car{name} Run(Car{name} car) => car; }} public sealed record Car{name}(int A); }}").Clean();

        // 255 is what file systems take.
        Assert.Equal(5, generated.Files.Count);
        Assert.All(generated.Files.Keys, static hint => Assert.InRange(Encoding.UTF8.GetByteCount(hint), 1, 160));
        Assert.All(generated.Files.Keys.Where(static hint => !hint.StartsWith("WebXtism", StringComparison.Ordinal)), hint => Assert.Matches($@"^{letter}+\.[0-9a-f]{{8}}\.", hint));
    }

    [Theory]
    [InlineData("Con", true)]
    [InlineData("aux.Inner", true)]
    [InlineData("LPT1", true)]
    [InlineData("Control", false)]
    [InlineData("Demo.Con", false)]
    public void Names_that_windows_keeps_for_devices_are_avoided(string space, bool isDevice) =>
        Assert.Matches(
            isDevice ? $@"^_{space}\.IGreeter\.[0-9a-f]{{8}}\.Plugin\.g\.cs$" : $@"^{space}\.IGreeter\.Plugin\.g\.cs$",
            Assert.Single(Generated.From($"namespace {space}; [ExtismPlugin] public partial interface IGreeter {Body}").Clean().Files).Key);

    [Fact]
    public void The_order_of_sources_and_of_what_is_in_them_does_not_show()
    {
        string[] sources =
        [
            "namespace Demo; [ExtismPlugin] public partial interface IGreeter { Car Paint(Car car); }",
            "namespace Demo; public partial interface IGreeter { Owner? Find(string name); }",
            "namespace Demo; public sealed record Car(string Name, Owner? Owner); public sealed record Owner(int Age);",
            "namespace Demo; [ExtismPlugin] public partial interface IOther { Owner Get(Dictionary<string, Car> cars); }",
            "namespace Demo; public partial class Store { [HostFunction] public Car Read(Owner owner) => null!; }",
            "namespace Demo; public partial class Store { [HostFunction] public Owner Write(Car car) => null!; }",
            "namespace Demo; [JsonSerializable(typeof(List<Car>))] internal sealed partial class FirstJson : JsonSerializerContext; [JsonSerializable(typeof(List<Car>))] internal sealed partial class SecondJson : JsonSerializerContext;",
            "namespace Demo; [ExtismPlugin(Imports = [typeof(Store)])] public partial interface ILists { List<Car> Get(); string Optional() => \"\"; }",
        ];
        SyntaxTree[] trees = [.. sources.Select(static (text, index) => UserCode.Tree(text, $"File{index}.cs")), UserCode.Tree(UserCode.Usings, "Usings.cs")];
        CSharpCompilation compilation = UserCode.Compile().RemoveAllSyntaxTrees();
        IReadOnlyDictionary<string, string> expected = Generated.From(compilation.AddSyntaxTrees(trees)).Clean().Files;
        Assert.Equal(7, expected.Count);
        for (int seed = 1; seed <= 8; seed++)
        {
            new Random(seed).Shuffle(trees);
            Assert.Equal(expected, Generated.From(compilation.AddSyntaxTrees(trees)).Files);
        }
    }

    [Fact]
    public void The_order_of_members_and_types_in_other_sources_does_not_show()
    {
        const string Plugin = "namespace Demo; [ExtismPlugin] public partial interface IGreeter : IBase { Dictionary<string, Car> Paint(Car car, Owner owner); }";
        const string Forwards = "namespace Demo; public interface IUnrelated { void A(); void B(); } [ExtismPlugin] public partial interface IBase { void A(); } public sealed record Car(string Name, Owner? Owner); public sealed record Owner(int Age);";
        const string Backwards = "namespace Demo; public sealed record Owner(int Age); public sealed record Car(string Name, Owner? Owner); [ExtismPlugin] public partial interface IBase { void A(); } public interface IUnrelated { void B(); void A(); }";
        Assert.Equal(Generated.From(Plugin, Forwards).Clean().Files, Generated.From(Plugin, Backwards).Clean().Files);
    }
}
