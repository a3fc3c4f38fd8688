using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WebXtism.Testing.Tests;

/// <summary>Exports in C# use the codecs of the members that call them, so what needs an attribute or a context there needs nothing here.</summary>
public sealed class PayloadKindTests
{
    private static readonly Part s_leg = new("leg", Wood.Ash, [4, 70]);
    private static readonly Guid s_id = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    private readonly List<string> _put = [];

    private InMemoryPlugin<IWorkshop> Workshop(string? without = null)
    {
        var all = new Dictionary<string, Action<InMemoryPlugin<IWorkshop>>>(StringComparer.Ordinal)
        {
            ["saw"] = static plugin => plugin.Export("saw", (Part part) => part with { Sizes = [.. part.Sizes.Select(static size => size / 2)] }),
            ["split"] = static plugin => plugin.Export("split", (Part part) => new List<Part> { part, part }),
            ["choose"] = static plugin => plugin.Export("choose", (Wood wood) => wood == Wood.Oak ? Wood.Ash : Wood.Oak),
            ["stamp"] = static plugin => plugin.Export("stamp", (Guid id) => id),
            ["due"] = static plugin => plugin.Export("due", (DateOnly? day) => day?.AddDays(1)),
            ["count"] = static plugin => plugin.Export("count", (string? name) => string.IsNullOrEmpty(name) ? (int?)null : name.Length),
            ["weigh"] = static plugin => plugin.Export("weigh", (int grams) => (long)grams * 1000),
            ["choose_binary"] = static plugin => plugin.Export("choose_binary", (Wood wood) => wood),
            ["varnish"] = static plugin => plugin.Export("varnish", (Stream picture) => picture),
            ["print"] = static plugin => plugin.Export("print", (string title) => Encoding.UTF8.GetBytes(title)),
            ["relabel"] = static plugin => plugin.Export("relabel", (Label label) => label with { Text = label.Text + "!" }),
            ["find_label"] = static plugin => plugin.Export("find_label", (string? text) => text is null ? null : new Label(text)),
            ["describe"] = static plugin => plugin.Export("describe", (JsonNode? anything) => new JsonObject { ["of"] = anything?.DeepClone() }),
            ["add"] = static plugin => plugin.Export("add", (int a, int b) => a + b),
            ["join"] = static plugin => plugin.Export("join", (InMemoryGuest guest, Part part, Wood wood, int? count) => $"{part.Name} {wood} {count} {Encoding.UTF8.GetString(guest.Input)}"),
            ["put"] = plugin => plugin.Export("put", (string a, string b, string c, byte[] d) => _put.AddRange([a, b, c, Encoding.UTF8.GetString(d)])),
        };
        InMemoryPlugin<IWorkshop> plugin = InMemoryPlugin.For<IWorkshop>();
        foreach ((_, Action<InMemoryPlugin<IWorkshop>> add) in all.Where(export => export.Key != without))
        {
            add(plugin);
        }

        return plugin;
    }

    [Fact]
    public async Task Every_kind_goes_both_ways_without_a_word()
    {
        IWorkshop workshop = await Workshop().LoadAsync();

        Assert.Equal([2, 35], workshop.Saw(s_leg).Sizes);
        Assert.Equal([2, 35], (await workshop.SawAsync(s_leg)).Sizes);
        Assert.Equal(["leg", "leg"], workshop.Split(s_leg).Select(static part => part.Name));
        Assert.Equal(Wood.Ash, workshop.Choose(Wood.Oak));
        Assert.Equal(s_id, workshop.Stamp(s_id));
        Assert.Equal((new DateOnly(2027, 1, 1), null), (workshop.Due(new DateOnly(2026, 12, 31)), workshop.Due(null)));
        Assert.Equal((3, null), (workshop.Count("leg"), workshop.Count(null)));
        Assert.Equal(-7000, workshop.Weigh(-7));
        Assert.Equal(Wood.Ash, workshop.ChooseBinary(Wood.Ash));
        using var picture = new MemoryStream([1, 2, 3]);
        using Stream varnished = workshop.Varnish(picture);
        Assert.Equal([1, 2, 3], ((MemoryStream)varnished).ToArray());
        var page = new ArrayBufferWriter<byte>();
        workshop.Print("größe", page);
        Assert.Equal("größe"u8, page.WrittenSpan);
        Assert.Equal(new Label("oak!"), workshop.Relabel(new Label("oak")));
        Assert.Equal((new Label("ash"), null), (workshop.FindLabel("ash"), workshop.FindLabel(null)));
        Assert.Equal("""{"of":[1]}""", workshop.Describe(JsonNode.Parse("[1]")).ToJsonString());
        Assert.Equal("""{"of":null}""", workshop.Describe(null).ToJsonString());
        Assert.Equal(5, workshop.Add(2, 3));
        Assert.Equal("""leg Oak  {"part":{"name":"leg","wood":"Ash","sizes":[4,70]},"wood":"Oak","count":null}""", workshop.Join(s_leg, Wood.Oak, null));
        workshop.Put("a", "\"ß\"", "", "d"u8.ToArray());
        Assert.Equal(["a", "\"ß\"", "", "d"], _put);
        Assert.Equal("not there: x", workshop.Optional("x"));
    }

    [Fact]
    public async Task Optional_exports_can_be_there()
    {
        IWorkshop workshop = await Workshop().Export("optional", (string text) => text).LoadAsync();

        Assert.Equal("x", workshop.Optional("x"));
    }

    [Fact]
    public async Task Exports_may_take_base_types_and_return_derived_ones()
    {
        IWorkshop workshop = await Workshop("saw").Export("saw", (object part) => new CarvedPart(((Part)part).Name, Wood.Oak, [], "owl")).LoadAsync();

        Assert.Equal(new Part("leg", Wood.Oak, []).Name, workshop.Saw(s_leg).Name);
    }

    [Theory]
    [InlineData("""{"name":"leg","wood":"Oak","sizes":[]}""", null)]
    [InlineData("""{"name":"leg"}""", "sizes")]
    [InlineData("""{"name":null}""", "name")]
    [InlineData("", "empty")]
    public async Task What_a_guest_should_not_say_can_be_said_as_text(string json, string? problem)
    {
        IWorkshop workshop = await Workshop("saw").Export("saw", (JsonElement part) => part.GetProperty("name").GetString() == "leg" ? json : "").LoadAsync();

        if (problem is null)
        {
            Assert.Equal("leg", workshop.Saw(s_leg).Name);
        }
        else
        {
            Assert.Contains(problem, Assert.Throws<PayloadException>(() => workshop.Saw(s_leg)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Several_parameters_are_also_one_object()
    {
        IWorkshop workshop = await Workshop("add").Export("add", (JsonElement sum) => sum.GetProperty("a").GetInt32() - sum.GetProperty("größe").GetInt32()).LoadAsync();

        Assert.Equal(-1, workshop.Add(2, 3));
    }

    [Fact]
    public async Task An_object_without_a_parameter_says_which()
    {
        await using var host = new RecordingHost();
        using Plugin plugin = await host.Host.LoadAsync(host.Engine.SourceOf(Workshop()));

        Assert.Equal("5", plugin.CallText("add", """{"gr\u00f6\u00dfe":3,"a":2}"""));
        Assert.Contains("no property 'größe'", Assert.Throws<InvalidOperationException>(() => plugin.CallText("add", """{"a":2}""")).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => plugin.CallText("add", "[]"));
    }

    [Fact]
    public void Other_parameters_than_those_of_the_interface_are_refused()
    {
        Assert.Equal(
            "The export 'add' of 'IWorkshop' takes Int32 a, Int32 größe, and this C# takes 3 parameters. (Parameter 'export')",
            Assert.Throws<ArgumentException>(() => InMemoryPlugin.For<IWorkshop>().Export("add", (int a, int b, int c) => a + b + c)).Message);
        Assert.StartsWith(
            "The export 'add' of 'IWorkshop' takes Int32 a, Int32 größe, and this C# takes Int64.",
            Assert.Throws<ArgumentException>(() => InMemoryPlugin.For<IWorkshop>().Export("add", (int a, long b) => a)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The export 'add' of 'IWorkshop' takes Int32 a, Int32 größe, and this C# takes ValueTuple`2.",
            Assert.Throws<ArgumentException>(() => InMemoryPlugin.For<IWorkshop>().Export("add", ((int, int) sum) => sum.Item1)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The export 'saw' of 'IWorkshop' takes Part, and this C# takes 2 parameters.",
            Assert.Throws<ArgumentException>(() => InMemoryPlugin.For<IWorkshop>().Export("saw", (string a, string b) => a)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "'IWorkshop' has no member that calls 'ad',",
            Assert.Throws<ArgumentException>(() => InMemoryPlugin.For<IWorkshop>().Export("ad", (int a, int b) => a)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The export 'weigh' of 'IWorkshop' returns Int64, and this C# returns Int32.",
            Assert.Throws<ArgumentException>(() => InMemoryPlugin.For<IWorkshop>().Export("weigh", (int grams) => grams)).Message,
            StringComparison.Ordinal);
    }
}
