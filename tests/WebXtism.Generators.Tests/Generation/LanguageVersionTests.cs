using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Generation;

/// <summary>C# 12 is the floor: the other tests run on it, these look at both sides of it.</summary>
public sealed class LanguageVersionTests
{
    private const string Members = "[ExtismPlugin] public partial interface IGreeter { string Greet(string name); } public partial class Store { [HostFunction] public int Get() => 1; }";

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Preview)]
    public void The_output_compiles_with(LanguageVersion version) =>
        Assert.Equal(3, Generated.From(UserCode.Compile(version, References.Engine, Members)).Clean().Files.Count);

    [Theory]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.CSharp10)]
    public void Nothing_is_generated_for(LanguageVersion version) =>
        Generated.From(UserCode.Compile(version, References.Engine, Members)).Nothing();
}
