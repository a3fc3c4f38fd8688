using Microsoft.CodeAnalysis;
using WebXtism.Generators.Models;

namespace WebXtism.Generators.Parsing;

/// <summary>A member while it is parsed: the model together with the place that it must not keep.</summary>
internal readonly record struct LocatedCall(CallModel Model, Location? Location);
