using WebXtism.Generators.Models;

namespace WebXtism.Generators.Json;

/// <summary>A class, record, struct or interface with members. What it holds is code: the emitter needs no knowledge of C#'s types.</summary>
/// <param name="Method">The method that makes its metadata.</param>
/// <param name="Type">The type.</param>
/// <param name="DisplayName">The type as messages call it.</param>
/// <param name="Creation">How objects are made.</param>
/// <param name="Parameters">The parameters of the constructor: those it is called with, see <paramref name="Creation"/>.</param>
/// <param name="Members">What JSON sees, in the order in which reflection would find it.</param>
/// <param name="Settings">Further calls of the builder, such as <c>Polymorphic(…)</c>.</param>
internal sealed record JsonObjectModel(
    string Method,
    string Type,
    string DisplayName,
    JsonCreation Creation,
    EquatableArray<JsonParameterModel> Parameters,
    EquatableArray<JsonMemberModel> Members,
    EquatableArray<JsonSettingModel> Settings)
{
    /// <summary>The documentation ID of an internal class of which rules about unused classes see no object being made.</summary>
    public string? SeeminglyUnused { get; init; }
}
