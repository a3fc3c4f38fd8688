using System.Collections.Immutable;
using System.Text.Json.Serialization;
using WebXtism;

namespace Strict.Payloads;

/// <summary>A color.</summary>
public enum Color
{
    /// <summary>Red.</summary>
    Red,

    /// <summary>Green.</summary>
    Green,
}

/// <summary>A record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Color">Its color.</param>
public sealed record Car(string Name, Color Color = Color.Green)
{
    /// <summary>Its doors.</summary>
    public required int Doors { get; init; }

    /// <summary>Others.</summary>
    public IReadOnlyList<Car> Trailers { get; init; } = [];
}

/// <summary>A class.</summary>
public class Owner
{
    /// <summary>A name.</summary>
    public string Name { get; set; } = "";

    /// <summary>An age.</summary>
    [JsonPropertyName("years")]
    public int? Age { get; init; }

    /// <summary>Cars.</summary>
    public Dictionary<string, Car>? Cars { get; init; }

    /// <summary>Hidden.</summary>
    [JsonInclude]
    internal Guid Id { get; private set; }
}

/// <summary>A struct.</summary>
/// <param name="X">One.</param>
/// <param name="Y">Two.</param>
public readonly record struct Point(double X, double Y);

/// <summary>A generic.</summary>
/// <typeparam name="T">What is in it.</typeparam>
/// <param name="Items">The items.</param>
/// <param name="Total">How many.</param>
public sealed record Page<T>(ImmutableArray<T> Items, int Total);

/// <summary>A polymorphic one.</summary>
[JsonDerivedType(typeof(Circle), "circle")]
public abstract record Shape;

/// <summary>A circle.</summary>
/// <param name="Radius">Its radius.</param>
public sealed record Circle(double Radius) : Shape;

internal sealed record Hidden(string Name)
{
    public required int Number { get; init; }

    public Hidden? Next { get; init; }
}

internal sealed class HiddenClass
{
    public string? Name { get; set; }

    public Uri? Link { get; init; }
}

internal sealed class HiddenConstructor
{
    [JsonConstructor]
    private HiddenConstructor(int a) => A = a;

    public int A { get; }
}

internal enum HiddenEnum
{
    One,
    Two,
}

internal record struct HiddenStruct(int A, HiddenEnum B);

internal sealed record OnlyResult(string Text, OnlyResult.Part Inner)
{
    internal sealed record Part(int Value);
}

/// <summary>Shapes that only the build sees.</summary>
[ExtismPlugin]
internal partial interface IHidden
{
    Hidden GetHidden();

    HiddenClass GetClass();

    HiddenConstructor GetConstructor();

    HiddenStruct GetStruct();

    Task<OnlyResult> GetResultAsync();

    void Take(HiddenClass value);
}

/// <summary>Shapes for everybody.</summary>
[ExtismPlugin(JsonNaming = JsonNaming.SnakeCaseLower)]
public partial interface IShapes
{
    /// <summary>Cars.</summary>
    /// <param name="owner">Who.</param>
    /// <returns>Cars.</returns>
    IReadOnlyDictionary<string, Car> Cars(Owner owner);

    /// <summary>Points.</summary>
    /// <param name="points">Some.</param>
    /// <returns>Others.</returns>
    Page<Point> Points(Point[] points);

    /// <summary>A shape.</summary>
    /// <param name="shape">One.</param>
    /// <returns>Another.</returns>
    Shape? Turn(Shape shape);

    /// <summary>A color.</summary>
    /// <param name="color">One.</param>
    /// <returns>Another.</returns>
    Color Mix(Color color);
}

/// <summary>With a context of its own.</summary>
[ExtismPlugin(Json = typeof(PointJson))]
public partial interface IPoints
{
    /// <summary>A point.</summary>
    /// <param name="point">One.</param>
    /// <returns>Another.</returns>
    Point Move(Point point);
}

[JsonSerializable(typeof(Point))]
internal sealed partial class PointJson : JsonSerializerContext;
