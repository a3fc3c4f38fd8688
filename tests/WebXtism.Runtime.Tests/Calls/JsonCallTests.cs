using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebXtism.Tests.Calls;

/// <summary>JSON by the name of an export, without an interface.</summary>
public sealed partial class JsonCallTests : GuestTests
{
    private readonly Person _ada = new("Ada", 36);

    [Fact]
    public void A_value_goes_in_as_json_and_one_comes_out()
    {
        Plugin plugin = LoadText(Guest.Echo);

        Assert.Equal(_ada, plugin.CallJson("echo", _ada, Json.Default.Person, Json.Default.Person));
        Assert.Equal("""{"Name":"Ada","Age":36}""", plugin.CallJson("echo", _ada, Json.Default.Person, Json.Default.JsonElement).GetRawText());
        Assert.Equal(7, plugin.CallJson("echo", 7, Json.Default.Int32, Json.Default.Int32));
    }

    [Fact]
    public void Null_is_read_where_the_type_has_it()
    {
        Plugin plugin = LoadText("""(module (func (export "empty")))""");
        Plugin echo = LoadText(Guest.Echo);

        Assert.Null(plugin.CallJson("empty", _ada, Json.Default.Person, Json.Default.Person));
        Assert.Null(plugin.CallJson("empty", _ada, Json.Default.Person, Json.Default.NullableInt32));
        Assert.Null(echo.CallJson("echo", null!, Json.Default.Person, Json.Default.Person));
        Says(Fails<PayloadException>(() => plugin.CallJson("empty", _ada, Json.Default.Person, Json.Default.Int32)), "The output of 'empty' of 'guest'", "the payload is empty");
    }

    [Fact]
    public void Json_that_does_not_fit_says_where()
    {
        Plugin plugin = LoadText(Guest.Echo);

        var exception = Fails<PayloadException>(() => plugin.CallJson("echo", _ada, Json.Default.Person, Json.Default.Card));

        Assert.Equal((PayloadDirection.Output, "echo", "$.Age", typeof(Card)), (exception.Direction, exception.Export, exception.JsonPath, exception.ValueType));
        Assert.Equal(_ada, plugin.CallJson("echo", _ada, Json.Default.Person, Json.Default.Person));
    }

    [Fact]
    public async Task The_same_runs_in_the_background_and_through_a_pool()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        using CompiledPlugin compiled = CompileText(Guest.Echo);
        using Plugin one = compiled.Instantiate(token);

        // One instance: a call that took two would wait for itself.
        await using PluginPool pool = compiled.Pool(max: 1);

        Assert.Equal(_ada, await one.CallJsonAsync("echo", _ada, Json.Default.Person, Json.Default.Person, cancellationToken: token));
        Assert.Equal(_ada, await pool.Plugin.CallJsonAsync("echo", _ada, Json.Default.Person, Json.Default.Person, cancellationToken: token).WaitAsync(OtherThread.Guard, token));
        Assert.Equal(_ada, pool.Plugin.CallJson("echo", _ada, Json.Default.Person, Json.Default.Person, cancellationToken: token));
    }

    [Fact]
    public void The_host_context_goes_along()
    {
        object? seen = null;
        Plugin plugin = LoadText(
            """(module (import "test" "look" (func $look)) (func (export "run") (call $look)))""",
            options => options.HostFunctions.Add(new HostFunction("test", "look", [], null, call => seen = call.GetHostContext<Person>())));

        plugin.CallJson("run", 1, Json.Default.Int32, Json.Default.Person, new CallOptions { HostContext = _ada });

        Assert.Same(_ada, seen);
    }

    [Fact]
    public void Types_must_be_given()
    {
        Plugin plugin = LoadText(Guest.Echo);

        Assert.Throws<ArgumentNullException>(() => plugin.CallJson("echo", _ada, null!, Json.Default.Person));
        Assert.Throws<ArgumentNullException>(() => { _ = plugin.CallJsonAsync<Person, Person>("echo", _ada, Json.Default.Person, null!); });
        Says(Fails<PluginCallException>(() => plugin.CallJson("ecko", _ada, Json.Default.Person, Json.Default.Person)), "ecko");
    }

    internal sealed record Person(string Name, int Age);

    internal sealed record Card(string Age);

    [JsonSerializable(typeof(Person))]
    [JsonSerializable(typeof(Card))]
    [JsonSerializable(typeof(int))]
    [JsonSerializable(typeof(int?))]
    [JsonSerializable(typeof(JsonElement))]
    private sealed partial class Json : JsonSerializerContext;
}
