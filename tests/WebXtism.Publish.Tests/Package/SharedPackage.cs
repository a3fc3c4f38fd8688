using Xunit;

namespace WebXtism.Publish.Tests.Package;

/// <summary>The tests that share one packed package.</summary>
[CollectionDefinition]
public sealed class SharedPackage : ICollectionFixture<PackedPackage>;
