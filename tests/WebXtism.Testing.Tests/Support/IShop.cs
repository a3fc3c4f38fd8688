using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebXtism.Testing.Tests;

public sealed record Order(string Item, int Count);

/// <summary>Every kind of payload.</summary>
[ExtismPlugin]
internal partial interface IShop
{
    string Upper(string text);

    Task<string> UpperAsync(string text, CancellationToken cancellationToken = default);

    byte[] Reverse(byte[] bytes);

    ReadOnlyMemory<byte> Sorted(ReadOnlySpan<byte> bytes);

    Order Twice(Order order);

    Order? Find(string item);

    int Length(string text);

    double Half(double number);

    void Close();

    string Name();

    void Remember(string text);

    JsonElement Passed(JsonElement value);
}

[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ShopJson : JsonSerializerContext;
