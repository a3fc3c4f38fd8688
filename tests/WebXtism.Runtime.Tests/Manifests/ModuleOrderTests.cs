using CsCheck;
using WebXtism.Manifests;

namespace WebXtism.Tests.Manifests;

public sealed class ModuleOrderTests
{
    [Theory]
    [InlineData("main", "main")]
    [InlineData("main b a", "a, b, main")]
    [InlineData("a:main main", "main, a")]
    [InlineData("main:b b:c c", "c, b, main")]
    [InlineData("main:c,b b:d c:d d", "d, b, c, main")]
    [InlineData("main:extism:host/env,env", "main")]
    [InlineData("a:a", "a")]
    [InlineData("a:b b:a main:a", "a+b, main")]
    [InlineData("a:b b:c c:a d:b e", "a+b+c, d, e")]
    [InlineData("a:b b:a,c c:d d:c", "c+d, a+b")]
    public void Dependencies_come_first_and_circles_together(string modules, string order) =>
        Assert.Equal(order, string.Join(", ", ModuleOrder.Of(Parse(modules)).Select(group => string.Join('+', group))));

    [Fact]
    public void A_chain_may_be_as_long_as_a_manifest_can_be()
    {
        const int Length = 100_000;
        var imports = Enumerable.Range(0, Length).ToDictionary(
            i => i.ToString("d6"), IReadOnlyCollection<string> (i) => i + 1 < Length ? [(i + 1).ToString("d6")] : []);

        Assert.Equal(imports.Keys.Order().Reverse(), ModuleOrder.Of(imports).Select(Assert.Single));
    }

    [Fact]
    public void In_any_graph_groups_follow_what_they_import_and_are_exactly_the_circles()
    {
        const int Modules = 8;
        Gen.Int[0, Modules].Array[0, 4].Array[1, Modules].Sample(
            graph =>
            {
                var imports = graph.Select((to, from) => (to, from)).ToDictionary(
                    module => module.from.ToString(), IReadOnlyCollection<string> (module) => [.. module.to.Select(i => i.ToString())]);

                IReadOnlyList<IReadOnlyList<string>> groups = ModuleOrder.Of(imports);

                Assert.Equal(imports.Keys.Order(), groups.SelectMany(group => group).Order());
                Dictionary<string, int> places = groups.SelectMany((group, place) => group.Select(name => (name, place))).ToDictionary(pair => pair.name, pair => pair.place);
                foreach (string one in imports.Keys)
                {
                    HashSet<string> reached = Reached(imports, one);
                    Assert.All(reached, other => Assert.True(places[other] <= places[one], $"{one} comes before {other}"));
                    Assert.All(imports.Keys.Where(other => other != one), other => Assert.Equal(
                        reached.Contains(other) && Reached(imports, other).Contains(one), places[one] == places[other]));
                }
            },
            iter: 2_000,
            threads: 1);
    }

    private static HashSet<string> Reached(Dictionary<string, IReadOnlyCollection<string>> imports, string from)
    {
        var reached = new HashSet<string>();
        var next = new Stack<string>([from]);
        while (next.TryPop(out string? name))
        {
            foreach (string other in imports[name].Where(imports.ContainsKey).Where(reached.Add))
            {
                next.Push(other);
            }
        }

        return reached;
    }

    private static Dictionary<string, IReadOnlyCollection<string>> Parse(string modules) =>
        modules.Split(' ').Select(module => module.Split(':', 2)).ToDictionary(parts => parts[0], IReadOnlyCollection<string> (parts) => parts.Length == 1 ? [] : parts[1].Split(','));
}
