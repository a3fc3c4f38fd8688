using WebXtism.Generators.Models;

namespace WebXtism.Generators.Json;

/// <summary>A property or field that JSON sees.</summary>
/// <param name="Name">Its name, without the <c>@</c> of keywords.</param>
/// <param name="Type">Its type.</param>
/// <param name="DeclaringType">The type that declares it.</param>
/// <param name="InStruct">Whether that is a struct.</param>
/// <param name="Get">How it is read.</param>
/// <param name="Set">How it is set.</param>
/// <param name="Arguments">What else the builder is told, as named arguments.</param>
internal sealed record JsonMemberModel(
    string Name, string Type, string DeclaringType, bool InStruct, JsonAccess Get, JsonAccess Set, EquatableArray<string> Arguments);
