using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace WebXtism.Tests.Payloads;

public sealed class JsonArgumentsTests : EchoTests
{
    private static readonly JsonPayload<int> s_int = new(TestJson.Default.Int32);
    private static readonly JsonPayload<string> s_string = new(TestJson.Default.String);
    private static readonly JsonPayload<Person> s_person = new(TestJson.Default.Person);

    private static readonly JsonArguments<(string, int, Person)> s_arguments = new(
        ["firstName", "a\"b", "person"],
        static (arguments, values) => arguments.Add(values.Item1, s_string).Add(values.Item2, s_int).Add(values.Item3, s_person),
        JsonNamingPolicy.SnakeCaseLower);

    [Fact]
    public void The_object_has_a_property_for_each_parameter() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 0, 50], Gen.Int, Gen.Int).Sample(
            (text, number, age) =>
            {
                JsonElement json = Through<(string, int, Person), JsonArguments<(string, int, Person)>, JsonElement, JsonElementPayload>((text, number, new(text, age)), s_arguments);
                Assert.Equal(["first_name", "a\"b", "person"], json.EnumerateObject().Select(static property => property.Name));
                Assert.Equal(text, json.GetProperty("first_name").GetString());
                Assert.Equal(number, json.GetProperty("a\"b").GetInt32());
                Assert.Equal(age, json.GetProperty("person").GetProperty("Age").GetInt32());
            },
            iter: 100,
            threads: 1);

    [Fact]
    public void Arguments_allocate_nothing_of_their_own_whatever_else_is_sent()
    {
        var person = new Person("Ada", 36);
        Send();
        Assert.Equal(0, AllocatedBytes.By(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                Send();
            }
        }));

        void Send()
        {
            Through<(string, int, Person), JsonArguments<(string, int, Person)>, NoPayload, NoPayload>(("Ada", 1, person), s_arguments);
            Through<Person, JsonPayload<Person>, NoPayload, NoPayload>(person, s_person);
        }
    }

    [Fact]
    public void Free_json_comes_back_as_it_was()
    {
        foreach (string text in (string[])["{\"a\":[1,2.50,\"x\",null,true]}", "[]", "1", "\"text\""])
        {
            using var document = JsonDocument.Parse(text);
            Assert.Equal(text, Through<JsonElement, JsonElementPayload>(document.RootElement).GetRawText());
            Assert.Equal(text, Through<JsonNode, JsonNodePayload<JsonNode>>(JsonNode.Parse(text)!).ToJsonString());
        }
    }

    [Fact]
    public void Null_and_nothing_are_null_where_that_is_allowed_and_errors_elsewhere()
    {
        Assert.Null(Through<string?, TextPayload, JsonElement?, JsonElementPayload>("null"));
        Assert.Null(Through<JsonElement?, JsonElementPayload>(null));
        Assert.Equal(JsonValueKind.Null, Through<string?, TextPayload, JsonElement, JsonElementPayload>("null").ValueKind);
        Assert.Null(Through<string?, TextPayload, JsonNode?, JsonNodePayload<JsonNode?>>("null", default, new(nullable: true)));
        Assert.Null(Through<JsonObject?, JsonNodePayload<JsonObject?>>(null, new(nullable: true)));
        Fails<PayloadException>(() => Through<string?, TextPayload, JsonElement, JsonElementPayload>(""));
        Fails<PayloadException>(() => Through<string?, TextPayload, JsonNode, JsonNodePayload<JsonNode>>("null"));
        Fails<PayloadException>(() => Through<string?, TextPayload, JsonNode, JsonNodePayload<JsonNode>>(""));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("1 2")]
    [InlineData("{} x")]
    [InlineData("nul")]
    public void What_is_no_json_is_an_error(string text)
    {
        Fails<PayloadException>(() => Through<string?, TextPayload, JsonElement, JsonElementPayload>(text));
        Fails<PayloadException>(() => Through<string?, TextPayload, JsonNode, JsonNodePayload<JsonNode>>(text));
    }

    [Fact]
    public void Json_of_another_shape_is_an_error() =>
        Says(Fails<PayloadException>(() => Through<string?, TextPayload, JsonObject, JsonNodePayload<JsonObject>>("[1]")), "is of kind Array, which is no JsonObject");
}
