using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Generation;

/// <summary>Several parameters are one JSON object, and methods with a body are optional exports.</summary>
public sealed class SeveralParametersTests
{
    [Fact]
    public void Several_parameters_are_one_object() =>
        Generated.Member("int Add(int a, int b);").Clean()
            .Holds("private static readonly JsonArguments<(int, int)> s_addArguments = new( [\"a\", \"b\"], static (arguments, values) => arguments.Add(values.Item1, s_int32).Add(values.Item2, s_int32), Text.Json.JsonNamingPolicy.CamelCase);")
            .Holds("invoker.Call<(int, int), JsonArguments<(int, int)>, int, JsonPayload<int>>(0, (a, b), s_addArguments, s_int32);");

    [Fact]
    public void A_pair_shares_one_object() =>
        Generated.Member("int Add(int a, int b); Task<int> AddAsync(int a, int b, CancellationToken stop = default);").Clean()
            .Holds("(0, (a, b), s_addArguments, s_int32, cancellationToken: stop);")
            .Lacks("s_addArguments2").Lacks("s_addAsyncArguments");

    [Fact]
    public void A_pair_that_differs_in_null_has_an_object_for_each() =>
        Generated.Member("int Add(Person a, int b); Task<int> AddAsync(Person? a, int b);").Clean()
            .Holds("s_addArguments = new(").Holds("s_addAsyncArguments = new(");

    [Fact]
    public void Names_keep_their_case_where_that_is_asked() =>
        Generated.Member("int Add(int @class, int Second);", "[ExtismPlugin(JsonNaming = JsonNaming.Exact)]").Clean()
            .Holds("[\"class\", \"Second\"], static (arguments, values) => arguments.Add(values.Item1, s_int32).Add(values.Item2, s_int32));")
            .Holds("(0, (@class, Second), s_addArguments, s_int32);");

    [Fact]
    public void Parameters_may_be_anything_that_json_holds() =>
        Generated.Member("void Put(string? a, Person b, List<Person> c, System.Text.Json.JsonElement d, System.Text.Json.Nodes.JsonNode? e, int? f, int g, int h, System.Buffers.IBufferWriter<byte> destination);").Clean()
            .Holds(".Add(values.Item4, default(JsonElementPayload)).Add(values.Item5, new JsonNodePayload<Text.Json.Nodes.JsonNode?>(nullable: true))")
            .Holds(".Add(values.Item8, s_int32),")
            .Holds("(0, (a, b, c, d, e, f, g, h), s_putArguments, new(destination));");

    [Fact]
    public void Parameters_and_members_may_have_the_names_that_generated_code_uses() =>
        Generated.Member("int Add(int arguments, int values); int Sub(int s_addArguments, int invoker);").Clean();

    [Fact]
    public void A_member_with_a_body_is_an_optional_export() =>
        Generated.Member("string Greet(string name); void WarmUp() { } string Twice(string name) => Greet(Greet(name));").Clean()
            .Holds("new( \"Demo.IGreeter\", \"greet\") { OptionalExports = [\"warm_up\", \"twice\"], };")
            .Holds("void IGreeter.WarmUp() { if (invoker.HasExport(1)) { invoker.Call<NoPayload, NoPayload, NoPayload, NoPayload>(1, default, default, default); } else { ((IGreeter)(_warmUpBody ??= new(this))).WarmUp(); } }")
            .Holds("string IGreeter.Twice(string name) => invoker.HasExport(2) ? invoker.Call<string?, TextPayload, string?, TextPayload>(2, name, default, default)! : ((IGreeter)(_twiceBody ??= new(this))).Twice(name);")
            .Holds("file sealed class GreeterPluginTwiceBody(GreeterPlugin plugin) : IGreeter, IDisposable, IAsyncDisposable")
            .Holds("string IGreeter.Greet(string name) => ((IGreeter)this._plugin).Greet(name);");

    [Fact]
    public void A_body_of_an_inherited_interface_is_optional_too() =>
        Generated.From(
            """
            namespace Demo;
            [ExtismPlugin] public partial interface IBase : IDisposable { ValueTask<byte[]> RenderAsync(ReadOnlySpan<byte> _plugin, CancellationToken stop = default) => new(Array.Empty<byte>()); }
            [ExtismPlugin] public partial interface IGreeter : IBase { void WarmUp() { } internal void Hidden() { } }
            """).Clean().Files["Demo.IGreeter.Plugin.g.cs"].Also(static file =>
                Assert.Contains("OptionalExports = [\"warm_up\", \"hidden\", \"render\"]", file, StringComparison.Ordinal));
}
