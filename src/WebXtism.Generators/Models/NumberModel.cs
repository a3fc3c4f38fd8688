namespace WebXtism.Generators.Models;

/// <summary>A number that host functions take and return as it is, without a block of memory.</summary>
/// <param name="Kind">The member of <c>ValueKind</c>.</param>
/// <param name="Accessor">What follows <c>Get</c> and <c>Set</c> in the methods of <c>HostCall</c>.</param>
/// <param name="Read">The format that turns what <c>Get</c> returned into the C# type.</param>
/// <param name="Write">The format that turns the C# type into what <c>Set</c> takes.</param>
internal sealed record NumberModel(string Kind, string Accessor, string Read, string Write);
