using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace WebXtism.Tests.Payloads;

public sealed class JsonPayloadTests : EchoTests
{
    private static readonly JsonPayload<Person> s_person = new(TestJson.Default.Person);
    private static readonly JsonPayload<Person?> s_personOrNull = new(TestJson.Default.Person!, nullable: true);
    private static readonly JsonPayload<Team> s_team = new(TestJson.Default.Team);

    private static readonly Gen<Team> s_teams = Gen.Recursive<Team>((_, parent) => Gen.Select(
        Gen.String.Where(IsWellFormed),
        Gen.Select(Gen.String.Where(IsWellFormed), Gen.Int, (name, age) => new Person(name, age)).Array[0, 5],
        Gen.Double.Where(double.IsFinite).Nullable(),
        Gen.Frequency((3, Gen.Const((Team?)null)), (1, parent!)),
        (name, members, score, above) => new Team(name, members, score, above)));

    [Fact]
    public void Any_value_comes_back_as_it_was() =>
        s_teams.Sample(team => Assert.Equal(Text(team), Text(Through<Team, JsonPayload<Team>>(team, s_team))), iter: 300, threads: 1);

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(70_000)]
    [InlineData(1 << 20)]
    public void Any_size_comes_back(int length)
    {
        var person = new Person(new string('x', length), 1);

        Assert.Equal(person, Through<Person, JsonPayload<Person>>(person, s_person));
        Assert.Equal(new Person("small", 2), Through<Person, JsonPayload<Person>>(new Person("small", 2), s_person));
    }

    [Fact]
    public void The_guest_sees_the_json_that_the_metadata_describes()
    {
        Assert.Equal("""{"Name":"Ada","Age":36}""", Through<Person, JsonPayload<Person>, string?, TextPayload>(new("Ada", 36), s_person));
        Assert.Equal("7", Through<int, JsonPayload<int>, string?, TextPayload>(7, new(TestJson.Default.Int32)));
        Assert.Equal("\"text\"", Through<string, JsonPayload<string>, string?, TextPayload>("text", new(TestJson.Default.String)));
    }

    [Fact]
    public void Codecs_with_different_options_take_turns_on_one_instance()
    {
        var indented = new JsonPayload<Person>(IndentedJson.Default.Person);
        var tabbed = new JsonPayload<Person>(TabbedJson.Default.Person);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal("""{"Name":"Ada","Age":36}""", Through<Person, JsonPayload<Person>, string?, TextPayload>(new("Ada", 36), s_person));
            Assert.Equal("{\n  \"name\": \"Ada\",\n  \"age\": 36\n}", Through<Person, JsonPayload<Person>, string?, TextPayload>(new("Ada", 36), indented)!.ReplaceLineEndings("\n"));
            Assert.Equal("{\r\n\t\"Name\": \"Ada\",\r\n\t\"Age\": 36\r\n}", Through<Person, JsonPayload<Person>, string?, TextPayload>(new("Ada", 36), tabbed));
        }
    }

    [Theory]
    [InlineData("{\"Name\":\"Ada\",\"Age\":\"old\"}", "$.Age")]
    [InlineData("{\"Name\":[1],\"Age\":1}", "$.Name")]
    [InlineData("[]", "$")]
    [InlineData("{", "$")]
    [InlineData("hello", "$")]
    [InlineData("{\"Name\":\"a\",\"Age\":1} trailing", "$")]
    [InlineData("{\"Name\":\"a\",\"Age\":99999999999}", "$.Age")]
    public void Json_that_does_not_fit_is_refused_and_the_place_named(string output, string path)
    {
        var exception = Fails<PayloadException>(() => Through<string?, TextPayload, Person, JsonPayload<Person>>(output, default, s_person));

        Says(exception, $"The output of 'echo' of 'guest' cannot be read as Person at {path}: ", $"The payload has {output.Length} bytes and begins with \"");
        Assert.Equal(path, exception.JsonPath);
        Assert.Equal((PayloadDirection.Output, typeof(Person)), (exception.Direction, exception.ValueType));
        Assert.Equal(output, System.Text.Encoding.UTF8.GetString(exception.Sample.Span));
        Assert.IsType<JsonException>(exception.InnerException);
    }

    [Fact]
    public void A_place_deep_inside_is_named()
    {
        const string Output = """{"Name":"t","Members":[{"Name":"a","Age":1},{"Name":"b","Age":true}]}""";

        var exception = Fails<PayloadException>(() => Through<string?, TextPayload, Team, JsonPayload<Team>>(Output, default, s_team));

        Assert.Equal("$.Members[1].Age", exception.JsonPath);
    }

    [Fact]
    public void Keys_of_the_guest_cannot_forge_lines_of_a_log_or_flood_it()
    {
        string key = "a\nERROR forged\u202e" + new string('k', 100_000);

        var exception = Fails<PayloadException>(() => Through<string?, TextPayload, Dictionary<string, int>, JsonPayload<Dictionary<string, int>>>(
            $"{{\"{JsonEncodedText.Encode(key)}\":true}}", default, new(TestJson.Default.DictionaryStringInt32)));

        Says(exception, " at $['a\\u000aERROR forged\\u202ek");
        Assert.DoesNotContain(exception.Message, static letter => char.IsControl(letter) || letter == '\u202e');
        Assert.InRange(exception.Message.Length, 0, 1_000);
        Assert.Equal($"$['{key}']", exception.JsonPath);
    }

    [Fact]
    public void An_object_with_two_values_of_one_name_is_refused_and_no_trap_for_whoever_looks_into_it()
    {
        var exception = Fails<PayloadException>(() => Through<string?, TextPayload, JsonObject, JsonNodePayload<JsonObject>>("""{"a":[{"b":1,"b":2}]}"""));

        Assert.IsAssignableFrom<JsonException>(exception.InnerException);
    }

    [Fact]
    public void Json_that_is_not_utf8_is_refused()
    {
        byte[] output = [(byte)'"', 0xff, 0xfe, (byte)'"'];

        var exception = Fails<PayloadException>(() => Through<byte[]?, BytesPayload, string, JsonPayload<string>>(output, default, new(TestJson.Default.String)));

        Assert.Equal(output, exception.Sample.ToArray());
    }

    [Fact]
    public void An_empty_payload_is_refused_where_null_is_no_value()
    {
        var exception = Fails<PayloadException>(() => Through<NoPayload, NoPayload, Person, JsonPayload<Person>>(default, default, s_person));

        Says(exception, "cannot be read as Person at $: the payload is empty where JSON was expected.");
        Assert.Equal("$", exception.JsonPath);
    }

    [Fact]
    public void A_json_null_is_refused_where_null_is_no_value()
    {
        var exception = Fails<PayloadException>(() => Through<string?, TextPayload, Person, JsonPayload<Person>>("null", default, s_person));

        Says(exception, "the payload is null; declare the result as nullable to accept that.");
    }

    [Fact]
    public void An_empty_payload_and_a_json_null_are_null_where_that_is_a_value()
    {
        Assert.Null(Through<NoPayload, NoPayload, Person?, JsonPayload<Person?>>(default, default, s_personOrNull));
        Assert.Null(Through<string?, TextPayload, Person?, JsonPayload<Person?>>("null", default, s_personOrNull));
        Assert.Null(Through<NoPayload, NoPayload, int?, JsonPayload<int?>>(default, default, new(TestJson.Default.NullableInt32, nullable: true)));
        Assert.Equal(new Person("Ada", 36), Through<Person?, JsonPayload<Person?>>(new("Ada", 36), s_personOrNull));
    }

    [Fact]
    public void Null_goes_to_the_guest_as_json_null() =>
        Assert.Equal("null", Through<Person?, JsonPayload<Person?>, string?, TextPayload>(null, s_personOrNull));

    [Fact]
    public void A_value_that_cannot_be_written_is_refused_before_the_call_and_the_writer_recovers()
    {
        Team team = new("loop", [], double.NaN, null);

        var exception = Fails<PayloadException>(() => Through<Team, JsonPayload<Team>>(team, s_team));

        Says(exception, "The input of 'echo' of 'guest' cannot be written as Team");
        Assert.Equal(PayloadDirection.Input, exception.Direction);
        Assert.Equal("""{"Name":"Ada","Age":36}""", Through<Person, JsonPayload<Person>, string?, TextPayload>(new("Ada", 36), s_person));
    }

    [Fact]
    public void A_value_that_is_nested_too_deep_is_refused()
    {
        Team team = new("0", [], null, null);
        for (int i = 0; i < 100; i++)
        {
            team = new Team("above", [], null, team);
        }

        var exception = Fails<PayloadException>(() => Through<Team, JsonPayload<Team>>(team, s_team));

        Assert.Equal(PayloadDirection.Input, exception.Direction);
    }

    [Fact]
    public void Output_that_is_nested_too_deep_is_refused()
    {
        string output = new string('[', 100_000);

        var exception = Fails<PayloadException>(() => Through<string?, TextPayload, Team, JsonPayload<Team>>(output, default, s_team));

        Assert.Equal(PayloadDirection.Output, exception.Direction);
    }

    private static string Text(Team team) => JsonSerializer.Serialize(team, TestJson.Default.Team);

    private static bool IsWellFormed(string text) => !text.EnumerateRunes().Any(rune => rune.Value == 0xfffd);
}
