using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Generation;

/// <summary>One line of C# in, one line of C# out: how each kind of payload is called.</summary>
public sealed class PayloadTests
{
    [Theory]
    [InlineData(
        "string Greet(string name);",
        "string IGreeter.Greet(string name) => invoker.Call<string?, TextPayload, string?, TextPayload>(0, name, default, default)!;")]
    [InlineData(
        "string? Greet(string? name);",
        "string? IGreeter.Greet(string? name) => invoker.Call< string?, OptionalPayload<string?, TextPayload>, string?, OptionalPayload<string?, TextPayload>>(0, name, default, default);")]
    public void Text_goes_through_the_text_codec(string member, string expected) => Generated.Member(member).Clean().Holds(expected);

    [Theory]
    [InlineData(
        "byte[] Render(byte[] data);",
        "byte[] IGreeter.Render(byte[] data) => invoker.Call<byte[]?, BytesPayload, byte[]?, BytesPayload>(0, data, default, default)!;")]
    [InlineData(
        "byte[]? Render(byte[]? data);",
        "byte[]? IGreeter.Render(byte[]? data) => invoker.Call< byte[]?, OptionalPayload<byte[]?, BytesPayload>, byte[]?, OptionalPayload<byte[]?, BytesPayload>>(0, data, default, default);")]
    [InlineData(
        "ReadOnlyMemory<byte> Render(ReadOnlyMemory<byte> data);",
        "invoker.Call<ReadOnlyMemory<byte>, BytesPayload, ReadOnlyMemory<byte>, BytesPayload>(0, data, default, default);")]
    public void Bytes_go_through_the_bytes_codec(string member, string expected) => Generated.Member(member).Clean().Holds(expected);

    [Theory]
    [InlineData("byte[] Render(ReadOnlySpan<byte> data);", "byte[] IGreeter.Render(ReadOnlySpan<byte> data) => invoker.CallBytes<byte[]?, BytesPayload>(0, data, default)!;")]
    [InlineData("void Render(ReadOnlySpan<byte> data);", "invoker.CallBytes<NoPayload, NoPayload>(0, data, default);")]
    [InlineData("string Render(ReadOnlySpan<byte> data, CancellationToken stop);", "invoker.CallBytes<string?, TextPayload>(0, data, default, cancellationToken: stop)!;")]
    public void A_span_is_passed_without_a_copy(string member, string expected) => Generated.Member(member).Clean().Holds(expected);

    [Fact]
    public void A_scoped_span_stays_scoped() =>
        Generated.Member("byte[] Render(scoped ReadOnlySpan<byte> data);").Clean().Holds("byte[] IGreeter.Render(scoped ReadOnlySpan<byte> data) =>");

    [Fact]
    public void A_span_is_copied_before_an_asynchronous_call_returns() =>
        Generated.Member("Task<byte[]> RenderAsync(ReadOnlySpan<byte> data);").Clean()
            .Holds("invoker.CallAsync<byte[]?, BytesPayload, byte[]?, BytesPayload>(0, data.ToArray(), default, default)!;");

    [Fact]
    public void Everything_else_is_json_through_the_context() =>
        Generated.Member("Greeting GreetPerson(Person person);").Clean()
            .Holds("private static readonly JsonPayload<Person> s_person = new( (Text.Json.Serialization.Metadata.JsonTypeInfo<Person>)DemoJson.Default.GetTypeInfo(typeof(Person))!);")
            .Holds("invoker.Call<Person, JsonPayload<Person>, Greeting, JsonPayload<Greeting>>(0, person, s_person, s_greeting);");

    [Theory]
    [InlineData("Greeting? Find(string name);", "JsonPayload<Greeting?> s_nullableGreeting", "typeof(Greeting))!, nullable: true);")]
    [InlineData("int? Find(string name);", "JsonPayload<int?> s_nullableInt32", "typeof(int?))!, nullable: true);")]
    public void A_nullable_result_may_be_null(string member, string field, string initializer) => Generated.Member(member).Clean().Holds(field).Holds(initializer);

    [Fact]
    public void A_result_that_is_not_nullable_may_not_be_null() => Generated.Member("Greeting Find(string name);").Clean().Lacks("nullable:");

    [Fact]
    public void One_type_with_and_without_null_has_two_codecs() =>
        Generated.Member("Person? Find(Person person);").Clean().Holds("(0, person, s_person, s_nullablePerson);");

    [Fact]
    public void A_type_that_is_used_twice_has_one_codec() =>
        Generated.Member("Person Find(Person person); Person Other(Person person);").Clean()
            .Holds("(0, person, s_person, s_person);")
            .Holds("(1, person, s_person, s_person);");

    [Theory]
    [InlineData("List<Person> All();", "s_listOfPerson")]
    [InlineData("Person[] All();", "s_personArray")]
    [InlineData("Dictionary<string, int> All();", "s_dictionaryOfStringAndInt32")]
    [InlineData("int All();", "s_int32")]
    public void Codecs_have_readable_names(string member, string name) => Generated.Member(member).Clean().Holds($"(0, default, default, {name});");

    [Fact]
    public void Two_types_of_one_name_have_two_codecs() =>
        Generated.From(
            UserCode.Interface("Person A(Other.Person person);"),
            UserCode.People,
            "namespace Demo.Other; public sealed record Person(int Id); [JsonSerializable(typeof(Person), TypeInfoPropertyName = \"OtherPerson\")] internal sealed partial class OtherJson : JsonSerializerContext;")
            .Clean()
            .Holds("JsonPayload<Other.Person> s_person =")
            .Holds("JsonPayload<Person> s_person2 =")
            .Holds("(0, person, s_person, s_person2);");

    [Fact]
    public void The_payload_attribute_forces_json() =>
        Generated.Member("[return: Payload(PayloadFormat.Json)] string Title([Payload(PayloadFormat.Json)] string name);").Clean()
            .Holds("invoker.Call<string, JsonPayload<string>, string, JsonPayload<string>>(0, name, s_string, s_string);");

    [Theory]
    [InlineData("void Reset();", "void IGreeter.Reset() => invoker.Call<NoPayload, NoPayload, NoPayload, NoPayload>(0, default, default, default);")]
    [InlineData("Task ResetAsync();", "Task IGreeter.ResetAsync() => invoker.CallAsync<NoPayload, NoPayload, NoPayload, NoPayload>(0, default, default, default);")]
    [InlineData("ValueTask ResetAsync();", "ValueTask IGreeter.ResetAsync() => new ValueTask(invoker.CallAsync<NoPayload, NoPayload, NoPayload, NoPayload>(0, default, default, default));")]
    [InlineData("void Log(string line);", "invoker.Call<string?, TextPayload, NoPayload, NoPayload>(0, line, default, default);")]
    public void No_payload_is_nothing(string member, string expected) => Generated.Member(member).Clean().Holds(expected);

    [Theory]
    [InlineData("Task<string> GreetAsync(string name);", "invoker.CallAsync<string?, TextPayload, string?, TextPayload>(0, name, default, default)!;")]
    [InlineData("Task<string?> GreetAsync(string name);", "invoker.CallAsync<string?, TextPayload, string?, OptionalPayload<string?, TextPayload>>(0, name, default, default);")]
    [InlineData("ValueTask<string> GreetAsync(string name);", "new ValueTask<string>(invoker.CallAsync<string?, TextPayload, string?, TextPayload>(0, name, default, default)!);")]
    [InlineData("Task<Person?> GreetAsync(string name);", "invoker.CallAsync<string?, TextPayload, Person?, JsonPayload<Person?>>(0, name, default, s_nullablePerson);")]
    public void Tasks_are_calls_on_the_worker(string member, string expected) => Generated.Member(member).Clean().Holds(expected);

    [Theory]
    [InlineData("string Greet(string name, CancellationToken stop);", "(0, name, default, default, cancellationToken: stop)!;")]
    [InlineData("string Greet(CancellationToken stop = default);", "(0, default, default, default, cancellationToken: stop)!;")]
    [InlineData("Task<string> GreetAsync(string name, CancellationToken stop = default);", "(0, name, default, default, cancellationToken: stop)!;")]
    [InlineData("string Greet(string name, CallOptions options = default);", "invoker.Call<string?, TextPayload, string?, TextPayload>(0, name, default, default, options)!;")]
    [InlineData("string Greet(CallOptions options, CancellationToken stop);", "(0, default, default, default, options, stop)!;")]
    [InlineData("string Render(ReadOnlySpan<byte> data, CallOptions options);", "invoker.CallBytes<string?, TextPayload>(0, data, default, options)!;")]
    [InlineData("Task<string> GreetAsync(string name, CallOptions options, CancellationToken stop = default);", "(0, name, default, default, options, stop)!;")]
    [InlineData("string Greet(CallOptions @in, string name);", "(0, name, default, default, @in)!;")]
    public void Options_and_token_are_passed_on(string member, string expected) => Generated.Member(member).Clean().Holds(expected);

    [Fact]
    public void Where_nullability_is_not_declared_null_is_allowed() =>
        Generated.From("#nullable disable\n" + UserCode.Interface("Greeting Find(string name); byte[] Raw(byte[] data);"), UserCode.People)
            .Clean()
            .Holds("JsonPayload<Greeting> s_greeting")
            .Holds("nullable: true);");

    [Fact]
    public void An_obsolete_payload_gives_no_warning_in_the_output() =>
        Generated.From(
            """
            #pragma warning disable CS0618
            namespace Demo;
            [Obsolete("old")] public sealed record Old(int Id);
            [JsonSerializable(typeof(Old))] internal sealed partial class OldJson : JsonSerializerContext;
            [ExtismPlugin] public partial interface IOld { Old Get(Old value); }
            """).Clean();

    [Fact]
    public void The_numbers_of_the_attribute_enums_are_mirrored()
    {
        Assert.Equal(Enum.GetNames<PayloadFormat>(), Enum.GetNames<Models.PayloadFormat>());
        Assert.Equal(Enum.GetNames<ExportNaming>(), Enum.GetNames<Models.ExportNaming>());
        Assert.Equal(Enum.GetNames<JsonNaming>(), Enum.GetNames<Models.JsonNaming>());
    }
}
