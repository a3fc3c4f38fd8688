using System.Buffers;
using System.Text.Json.Nodes;
using Nerdbank.MessagePack;
using PolyType;

namespace WebXtism.Testing.Tests;

public enum Wood
{
    Oak = 1,
    Ash = 2,
}

public record Part(string Name, Wood Wood, IReadOnlyList<int> Sizes);

public sealed record CarvedPart(string Name, Wood Wood, IReadOnlyList<int> Sizes, string Figure) : Part(Name, Wood, Sizes);

[GenerateShape, PayloadCodec<MessagePackPayload<Label>>]
public sealed partial record Label([property: Key(0)] string Text);

/// <summary>Kinds of payloads that need more than a type to be understood. No context anywhere.</summary>
[ExtismPlugin]
internal partial interface IWorkshop
{
    Part Saw(Part part, CancellationToken cancellationToken = default);

    Task<Part> SawAsync(Part part, CancellationToken cancellationToken = default);

    IReadOnlyList<Part> Split(Part part);

    Wood Choose(Wood wood);

    Guid Stamp(Guid id);

    DateOnly? Due(DateOnly? day);

    int? Count(string? name);

    [return: Payload(PayloadFormat.Binary)]
    long Weigh([Payload(PayloadFormat.Binary)] int grams);

    [return: Payload(PayloadFormat.Binary)]
    Wood ChooseBinary([Payload(PayloadFormat.Binary)] Wood wood);

    Stream Varnish(Stream picture);

    void Print(string title, IBufferWriter<byte> destination);

    Label Relabel(Label label);

    Label? FindLabel(string? text);

    JsonObject Describe(JsonNode? anything);

    int Add(int a, int größe);

    string Join(Part part, Wood wood, int? count);

    void Put(string a, string b, string c, byte[] d);

    string Optional(string text) => "not there: " + text;
}
