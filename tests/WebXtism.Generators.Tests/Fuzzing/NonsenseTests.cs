using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Fuzzing;

/// <summary>Attributes where they make no sense, or with arguments that do not. <see cref="FuzzTests"/> finds such things, these were thought of.</summary>
public sealed class NonsenseTests
{
    [Theory]
    [InlineData("[ExtismPlugin] class C { }")]
    [InlineData("[ExtismPlugin] partial interface I { string Greet(); string Greet(); }")]
    [InlineData("[ExtismPlugin] partial interface I : I { void A(); }")]
    [InlineData("[ExtismPlugin] partial interface I : J { } [ExtismPlugin] partial interface J : I { }")]
    [InlineData("[ExtismPlugin] [ExtismPlugin] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(Json = null)] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(Json = typeof(List<>))] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(Json = typeof(int[]))] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(Json = typeof(Missing))] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(Naming = (ExportNaming)99)] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(null)] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(1, 2)] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(\"visitors.wasm\", Imports = null)] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(\"visitors.wasm\", Imports = typeof(int))] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(\"visitors.wasm\", Imports = [null, 3, typeof(Missing), typeof(int[]), typeof(void), typeof(int*), typeof(List<>)])] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin(\"visitors.wasm\", Imports = [typeof(C)], PinModule = 1)] partial interface I { void A(); } partial class C { [HostFunction] void KvRead() }")]
    [InlineData("[ExtismPlugin(\"visitors.wasm\", Imports = [typeof(C<int>)])] partial interface I { void A(); } partial class C<T> { [HostFunction] void KvRead() { } }")]
    [InlineData("[ExtismPlugin(Naming = Missing)] partial interface I { void A(); }")]
    [InlineData("[ExtismPlugin] partial interface I { void A(Missing value); Missing B(); Task<Missing> C(); }")]
    [InlineData("[ExtismPlugin] partial interface I { void A(string); void B( ); void (string s); }")]
    [InlineData("[ExtismPlugin] partial interface I { [Export] void A(); [Export(3)] void B(); [Export(\"a\", \"b\")] void C(); }")]
    [InlineData("[ExtismPlugin] partial interface I { void A([Payload] string a); void B([Payload(Missing)] string b); }")]
    [InlineData("partial class C { [HostFunction] void A(); [HostFunction] partial void B(); }")]
    [InlineData("partial class C { [HostFunction(1)] void A() { } [HostFunction(null)] void B() { } [HostFunction] C() { } }")]
    [InlineData("[HostFunctions(null)] partial class C { [HostFunction] void A() { } }")]
    [InlineData("[HostFunctions(1)] partial class C { [HostFunction] void A(string) { } }")]
    [InlineData("partial class C { [HostFunction] void A(C this, __arglist) { } void M() { [HostFunction] void Local() { } } }")]
    [InlineData("partial class C : C { [HostFunction] void A() { } }")]
    [InlineData("[HostFunction] void TopLevel() { }")]
    [InlineData("[JsonSerializable] partial class C : System.Text.Json.Serialization.JsonSerializerContext { } [ExtismPlugin] partial interface I { C A(); }")]
    [InlineData("[ExtismPlugin] delegate void D(); [ExtismPlugin] enum E { } [ExtismPlugin] partial record R;")]
    public async Task Nonsense_never_makes_us_throw(string source)
    {
        string? complaint = await Verdict.Of([UserCode.Usings, source], LanguageVersion.CSharp12, References.Runtime);
        Assert.True(complaint is null, complaint);
    }
}
