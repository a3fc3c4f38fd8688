using System.Text.Json;

namespace WebXtism.Testing.Tests;

/// <summary>What goes through the codecs of an interface arrives in C# exports, and comes back.</summary>
public sealed class PayloadTests
{
    private static InMemoryPlugin<IShop> Shop(List<string>? seen = null) => InMemoryPlugin.For<IShop>()
        .Export("upper", (string text) => text.ToUpperInvariant())
        .Export("reverse", (byte[] bytes) => bytes.Reverse().ToArray())
        .Export("sorted", (ReadOnlyMemory<byte> bytes) => (ReadOnlyMemory<byte>)bytes.ToArray().Order().ToArray())
        .Export("twice", (Order order) => order with { Count = order.Count * 2 })
        .Export("find", (string item) => item == "tea" ? new Order("tea", 1) : null)
        .Export("length", (string text) => text.Length)
        .Export("half", (double number) => number / 2)
        .Export("close", () => seen?.Add("closed"))
        .Export("name", () => "Ada's")
        .Export("remember", (string text) => seen?.Add(text))
        .Export("passed", (JsonElement value) => value);

    [Fact]
    public async Task Payloads_of_every_kind_arrive_and_come_back()
    {
        var seen = new List<string>();
        IShop shop = await Shop(seen).LoadAsync();

        Assert.Equal("GRÜSSE 👋", shop.Upper("grüsse 👋"));
        Assert.Equal("", shop.Upper(""));
        Assert.Equal([3, 2, 1], shop.Reverse([1, 2, 3]));
        Assert.Equal([], shop.Reverse([]));
        Assert.Equal([1, 2, 3], shop.Sorted([3, 1, 2]).ToArray());
        Assert.Equal(new Order("tea", 4), shop.Twice(new Order("tea", 2)));
        Assert.Equal(new Order("tea", 1), shop.Find("tea"));
        Assert.Null(shop.Find("coal"));
        Assert.Equal(3, shop.Length("Ada"));
        Assert.Equal(1.25, shop.Half(2.5));
        shop.Close();
        shop.Remember("this");
        Assert.Equal("Ada's", shop.Name());
        Assert.Equal(7, shop.Passed(JsonDocument.Parse("[7]").RootElement)[0].GetInt32());
        Assert.Equal(["closed", "this"], seen);
    }

    [Fact]
    public async Task Asynchronous_members_call_the_same_exports()
    {
        IShop shop = await Shop().LoadAsync();

        Assert.Equal("ADA", await shop.UpperAsync("ada"));
    }

    [Fact]
    public async Task Large_payloads_make_the_memory_grow_both_ways()
    {
        IShop shop = await Shop().LoadAsync();
        byte[] large = [.. Enumerable.Range(0, 3_000_000).Select(static i => (byte)i)];

        byte[] once = shop.Reverse(large);
        Assert.Equal(large, shop.Reverse(once));
        Assert.Equal([1], shop.Reverse([1]));
    }

    [Fact]
    public async Task Codecs_can_be_given()
    {
        IShop shop = await InMemoryPlugin.For<IShop>()
            .Export("upper", default(TextPayload), default(TextPayload), (string? text) => text)
            .Export("reverse", default(BytesPayload), default(BytesPayload), byte[]? (InMemoryGuest guest, byte[]? _) => guest.Input.ToArray())
            .Export("find", default(TextPayload), new JsonPayload<Order>(ShopJson.Default.Order), (string? item) => new Order(item!, 9))
            .ExportOthers()
            .LoadAsync();

        Assert.Equal(("x", 5, new Order("pen", 9)), (shop.Upper("x"), shop.Reverse([5])[0], shop.Find("pen")));
    }

    [Fact]
    public async Task Numbers_and_the_like_need_no_metadata()
    {
        await using var host = new RecordingHost();
        using Plugin plugin = await host.Host.LoadAsync(host.Engine.SourceOf(InMemoryPlugin.For<IEcho>()
            .Export("bool", static (bool value) => !value).Export("byte", static (byte value) => value).Export("short", static (short value) => value)
            .Export("int", static (int value) => value).Export("uint", static (uint value) => value).Export("long", static (long value) => value)
            .Export("ulong", static (ulong value) => value).Export("float", static (float value) => value).Export("double", static (double value) => value)
            .Export("decimal", static (decimal value) => value).Export("guid", static (Guid value) => value).Export("time", static (DateTime value) => value)
            .Export("offset", static (DateTimeOffset value) => value).Export("json", static (JsonElement value) => value)
            .Export("date", static (DateOnly value) => value).Export("clock", static (TimeOnly value) => value).Export("span", static (TimeSpan value) => value)));

        Assert.Equal("false", plugin.CallText("bool", "true"));
        Assert.All(
            [
                ("byte", "255"), ("short", "-32768"), ("int", "-7"), ("uint", "4294967295"), ("long", "-9223372036854775808"), ("ulong", "18446744073709551615"),
                ("float", "1.5"), ("double", "1E+300"), ("decimal", "1.10"), ("guid", "\"0f8fad5b-d9cb-469f-a165-70867728950e\""),
                ("time", "\"2026-01-02T03:04:05\""), ("offset", "\"2026-01-02T03:04:05+01:00\""), ("json", """{"a":[1]}"""), ("date", "\"2026-01-02\""), ("clock", "\"03:04:05\""), ("span", "\"01:00:00\""),
            ],
            ((string Export, string Json) item) => Assert.Equal(item.Json, plugin.CallText(item.Export, item.Json)));
    }

    [Fact]
    public async Task What_the_host_cannot_read_is_an_error_of_the_payload()
    {
        IShop shop = await With(plugin => plugin.Export("find", (string item) => $"{{ {item}"));

        var exception = Assert.Throws<PayloadException>(() => shop.Find("x"));
        Assert.Equal((PayloadDirection.Output, typeof(Order)), (exception.Direction, exception.ValueType));
    }

    [Fact]
    public async Task An_export_of_another_type_than_the_interface_sends_says_so()
    {
        IShop shop = await With(plugin => plugin.UseJson(ShopJson.Default).Export("upper", (Order order) => order.Item));

        var exception = Assert.Throws<InvalidOperationException>(() => shop.Upper("no JSON"));
        Assert.Contains("'upper'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Order", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_names_the_export()
    {
        IShop shop = await With(plugin => plugin.Export("upper", (string _) => "\ud800"));

        var exception = Assert.Throws<InvalidOperationException>(() => shop.Upper("x"));
        Assert.Contains("'upper'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("String", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Types_that_the_interface_does_not_send_are_refused_where_they_are_written()
    {
        Assert.StartsWith(
            "The export 'twice' of 'IShop' takes Order, and this C# takes Int32.",
            Assert.Throws<ArgumentException>(() => InMemoryPlugin.For<IShop>().Export("twice", (int order) => new Order("tea", order))).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The export 'length' of 'IShop' returns Int32, and this C# returns Int64.",
            Assert.Throws<ArgumentException>(() => InMemoryPlugin.For<IShop>().Export("length", (string text) => (long)text.Length)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "cannot be asynchronous",
            Assert.Throws<ArgumentException>(() => InMemoryPlugin.For<IShop>().Export("upper", async (string text) => await Task.FromResult(text))).Message,
            StringComparison.Ordinal);
        Assert.Contains("UseJson", Assert.Throws<ArgumentException>(() => InMemoryPlugin.For<IShop>().Export("other", (Order order) => order)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exports_without_a_body_say_that_they_were_called()
    {
        IShop shop = await With(static plugin => plugin.Export("name", () => "Ada's"));

        Assert.Equal("Ada's", shop.Name());
        Assert.Equal("The export 'close' of the in-memory plugin 'IShop' was called, and the test gave it no body.", Assert.Throws<InvalidOperationException>(shop.Close).Message);
    }

    [Fact]
    public async Task Exports_that_a_test_is_not_about_can_have_a_body()
    {
        IShop shop = await InMemoryPlugin.For<IShop>().ExportOthers(static guest => throw guest.Error("closed")).LoadAsync();

        Assert.Equal("closed", Assert.Throws<PluginCallException>(() => shop.Upper("x")).ErrorText);
    }

    [Fact]
    public void An_export_is_added_once() =>
        Assert.Throws<ArgumentException>(() => InMemoryPlugin.For<IShop>().Export("name", () => "a").Export("name", () => "b"));

    private static ValueTask<IShop> With(Action<InMemoryPlugin<IShop>> add)
    {
        InMemoryPlugin<IShop> plugin = InMemoryPlugin.For<IShop>();
        add(plugin);
        return plugin.ExportOthers().LoadAsync();
    }
}
