using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Generation;

/// <summary>The kinds of payload that are neither text nor a DTO: streams, destinations, binary numbers, free JSON, codecs of the user's.</summary>
public sealed class CodecTests
{
    private const string Codecs = """
        namespace Demo;
        public readonly struct PersonCodec : IPayloadCodec<Person> { public void Write(Person value, PayloadWriter writer) { } public Person Read(ReadOnlySpan<byte> payload) => new("", 0); }
        public struct LoudCodec : IPayloadCodec<string?> { public LoudCodec() { } public void Write(string? value, PayloadWriter writer) { } public string? Read(ReadOnlySpan<byte> payload) => null; }
        [PayloadCodec<BadgeCodec>] public readonly record struct Badge(int Id);
        public readonly struct BadgeCodec : IPayloadCodec<Badge> { public void Write(Badge value, PayloadWriter writer) { } public Badge Read(ReadOnlySpan<byte> payload) => default; }
        """;

    [Theory]
    [InlineData("void Load(Stream template);", "invoker.Call<IO.Stream, StreamPayload, NoPayload, NoPayload>(0, template, default, default);")]
    [InlineData("Stream Render();", "invoker.Call<NoPayload, NoPayload, IO.Stream, OwnedStreamPayload>(0, default, default, default);")]
    [InlineData("Task<Stream?> RenderAsync();", "invoker.CallAsync< NoPayload, NoPayload, IO.Stream, OptionalPayload<IO.Stream, OwnedStreamPayload>>(0, default, default, default)!;")]
    public void A_stream_goes_through_its_codec(string member, string expected) => Generated.Member(member).Clean().Holds(expected);

    [Theory]
    [InlineData("void Render(string name, System.Buffers.IBufferWriter<byte> destination);", "invoker.Call< string?, TextPayload, Buffers.IBufferWriter<byte>, BufferPayload>(0, name, default, new(destination));")]
    [InlineData("ValueTask RenderAsync(System.Buffers.IBufferWriter<byte> destination);", "new ValueTask(invoker.CallAsync< NoPayload, NoPayload, Buffers.IBufferWriter<byte>, BufferPayload>(0, default, default, new(destination)));")]
    [InlineData("void Render(ReadOnlySpan<byte> data, System.Buffers.IBufferWriter<byte> @out);", "invoker.CallBytes<Buffers.IBufferWriter<byte>, BufferPayload>(0, data, new(@out));")]
    public void A_destination_is_the_codec_of_the_output(string member, string expected) => Generated.Member(member).Clean().Holds(expected);

    [Theory]
    [InlineData("[return: Payload(PayloadFormat.Binary)] long Get([Payload(PayloadFormat.Binary)] double value);", "invoker.Call<double, BinaryPayload<double>, long, BinaryPayload<long>>(0, value, default, default);")]
    [InlineData("[return: Payload(PayloadFormat.Binary)] bool Get();", "bool, BinaryPayload>(0, default, default, default);")]
    [InlineData("[return: Payload(PayloadFormat.Binary)] DayOfWeek Get();", "DayOfWeek, BinaryEnumPayload<DayOfWeek>>(0, default, default, default);")]
    [InlineData("[return: Payload(PayloadFormat.Binary)] int? Get();", "int?, OptionalValuePayload<int, BinaryPayload<int>>>(0, default, default, default);")]
    [InlineData("ReadOnlyMemory<byte>? Get();", "ReadOnlyMemory<byte>?, OptionalValuePayload<ReadOnlyMemory<byte>, BytesPayload>>(0, default, default, default);")]
    public void Binary_numbers_and_optional_structs_have_codecs(string member, string expected) => Generated.Member(member).Clean().Holds(expected);

    [Theory]
    [InlineData("System.Text.Json.JsonElement Get();", "Text.Json.JsonElement, JsonElementPayload>(0, default, default, default);")]
    [InlineData("System.Text.Json.JsonElement? Get();", "Text.Json.JsonElement?, JsonElementPayload>(0, default, default, default);")]
    [InlineData("System.Text.Json.Nodes.JsonObject Get();", "Text.Json.Nodes.JsonObject, JsonNodePayload<Text.Json.Nodes.JsonObject>>(0, default, default, default);")]
    [InlineData("System.Text.Json.Nodes.JsonNode? Get();", "Text.Json.Nodes.JsonNode?, JsonNodePayload<Text.Json.Nodes.JsonNode?>>(0, default, default, new(nullable: true));")]
    public void Free_json_needs_no_metadata(string member, string expected) => Generated.From(UserCode.Interface(member)).Clean().Holds(expected);

    [Theory]
    [InlineData("void Set([PayloadCodec<PersonCodec>] Person value);", "invoker.Call<Person, PersonCodec, NoPayload, NoPayload>(0, value, default, default);")]
    [InlineData("void Set([PayloadCodec<PersonCodec>] Person? value);", "invoker.Call<Person, OptionalPayload<Person, PersonCodec>, NoPayload, NoPayload>(0, value!, default, default);")]
    [InlineData("[return: PayloadCodec<PersonCodec>] Person? Get();", "invoker.Call<NoPayload, NoPayload, Person, OptionalPayload<Person, PersonCodec>>(0, default, default, default);")]
    [InlineData("[return: PayloadCodec<PersonCodec>] Task<Person?> GetAsync();", "Person, OptionalPayload<Person, PersonCodec>>(0, default, default, default)!;")]
    [InlineData("[return: PayloadCodec<LoudCodec>] string Get([PayloadCodec<LoudCodec>] string value);", "invoker.Call<string?, LoudCodec, string?, LoudCodec>(0, value, new(), new())!;")]
    [InlineData("Badge Get(Badge? value);", "invoker.Call<Badge?, OptionalValuePayload<Badge, BadgeCodec>, Badge, BadgeCodec>(0, value, default, default);")]
    public void A_codec_of_the_user_s_comes_first(string member, string expected) => Generated.From(UserCode.Interface(member), UserCode.People, Codecs).Clean().Holds(expected);

    [Theory]
    [InlineData("[HostFunction] public static Stream Get(Stream value) => value;", "static call => call.Set<IO.Stream, OwnedStreamPayload>(Get(call.Get<IO.Stream, StreamPayload>(0, default)), default)")]
    [InlineData("[HostFunction] [return: Payload(PayloadFormat.Binary)] public static int Get([Payload(PayloadFormat.Binary)] int value) => value;", "[ValueKind.I64], ValueKind.I64, static call => call.Set<int, BinaryPayload<int>>(Get(call.Get<int, BinaryPayload<int>>(0, default)), default)")]
    [InlineData("[HostFunction] [return: PayloadCodec<PersonCodec>] public static Person? Get([PayloadCodec<PersonCodec>] Person? value) => value;", "call.Set<Person, OptionalPayload<Person, PersonCodec>>(Get(call.Get<Person, OptionalPayload<Person, PersonCodec>>(0, default))!, default)")]
    [InlineData("[HostFunction] public static Badge Get(System.Text.Json.JsonElement value) => default;", "call.Set<Badge, BadgeCodec>(Get(call.Get<Text.Json.JsonElement, JsonElementPayload>(0, default)), default)")]
    [InlineData("[HostFunction(ErrorsAsPayload = true)] public static Person Get(string name) => new(name, 0);", "[ValueKind.I64], ValueKind.I64, ErrorReply.Create<Person, JsonPayload<Person>>(call => Get(call.Get<string?, TextPayload>(0, default)!), person)")]
    [InlineData("[HostFunction(ErrorsAsPayload = true)] public static int Get(int id) => id;", "[ValueKind.I32], ValueKind.I64, ErrorReply.Create<int, JsonPayload<int>>(call => Get(call.GetInt32(0)), int32)")]
    [InlineData("[HostFunction(ErrorsAsPayload = true)] public static async Task Get(int id) => await Task.Yield();", "[ValueKind.I32], ValueKind.I64, ErrorReply.Create(static call => AsyncHostFunction.Wait(call.GetInt32(0), arguments => Get(arguments)))")]
    public void Host_functions_use_the_same_codecs(string method, string expected) => Generated.From(UserCode.Class(method), UserCode.People, Codecs).Clean().Holds(expected);
}
