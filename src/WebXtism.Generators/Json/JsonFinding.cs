using WebXtism.Generators.Models;

namespace WebXtism.Generators.Json;

/// <summary>A culprit with the payload that leads to it.</summary>
/// <param name="Culprit">What cannot be emitted.</param>
/// <param name="Use">The payload.</param>
/// <param name="Member">The member that has the payload.</param>
internal sealed record JsonFinding(JsonCulprit Culprit, JsonUse Use, string Member);
