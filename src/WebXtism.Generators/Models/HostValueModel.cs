namespace WebXtism.Generators.Models;

/// <summary>One value that goes to or comes from a host function: a number, or a payload in a block of memory.</summary>
internal sealed record HostValueModel(NumberModel? Number, PayloadModel? Payload);
