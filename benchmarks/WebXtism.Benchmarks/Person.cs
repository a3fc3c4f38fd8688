namespace WebXtism.Benchmarks;

/// <summary>A payload of ordinary size: 100 bytes of JSON or so.</summary>
public sealed record Person(string Name, int Age, string City, bool Active, double Score);
