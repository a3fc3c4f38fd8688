using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Generation;

/// <summary>One method in, one lambda out: how host functions read their arguments and set their results.</summary>
public sealed class HostFunctionTests
{
    [Theory]
    [InlineData("bool", "I32", "call.SetInt32(Get(call.GetInt32(0) != 0) ? 1 : 0)")]
    [InlineData("sbyte", "I32", "call.SetInt32(Get(unchecked((sbyte)call.GetInt32(0))))")]
    [InlineData("byte", "I32", "call.SetInt32(Get(unchecked((byte)call.GetInt32(0))))")]
    [InlineData("short", "I32", "call.SetInt32(Get(unchecked((short)call.GetInt32(0))))")]
    [InlineData("ushort", "I32", "call.SetInt32(Get(unchecked((ushort)call.GetInt32(0))))")]
    [InlineData("int", "I32", "call.SetInt32(Get(call.GetInt32(0)))")]
    [InlineData("uint", "I32", "call.SetInt32(unchecked((int)Get(unchecked((uint)call.GetInt32(0)))))")]
    [InlineData("long", "I64", "call.SetInt64(Get(call.GetInt64(0)))")]
    [InlineData("ulong", "I64", "call.SetInt64(unchecked((long)Get(unchecked((ulong)call.GetInt64(0)))))")]
    [InlineData("float", "F32", "call.SetSingle(Get(call.GetSingle(0)))")]
    [InlineData("double", "F64", "call.SetDouble(Get(call.GetDouble(0)))")]
    public void Numbers_are_passed_directly(string type, string kind, string body) =>
        Generated.HostMember($"[HostFunction] public static {type} Get({type} value) => value;").Clean()
            .Holds($"new( \"extism:host/user\", \"get\", [ValueKind.{kind}], ValueKind.{kind}, static call => {body}),");

    [Theory]
    [InlineData("string", "call.Set<string?, TextPayload>(Get(call.Get<string?, TextPayload>(0, default)!), default)")]
    [InlineData("string?", "call.Set<string?, OptionalPayload<string?, TextPayload>>(Get(call.Get<string?, OptionalPayload<string?, TextPayload>>(0, default)), default)")]
    [InlineData("byte[]", "call.Set<byte[]?, BytesPayload>(Get(call.Get<byte[]?, BytesPayload>(0, default)!), default)")]
    [InlineData("byte[]?", "call.Set<byte[]?, OptionalPayload<byte[]?, BytesPayload>>(Get(call.Get<byte[]?, OptionalPayload<byte[]?, BytesPayload>>(0, default)), default)")]
    [InlineData("ReadOnlyMemory<byte>", "call.Set<ReadOnlyMemory<byte>, BytesPayload>(Get(call.Get<ReadOnlyMemory<byte>, BytesPayload>(0, default)), default)")]
    public void Text_and_bytes_are_one_block(string type, string body) =>
        Generated.HostMember($"[HostFunction] public static {type} Get({type} value) => value;").Clean()
            .Holds($"[ValueKind.I64], ValueKind.I64, static call => {body}),");

    [Theory]
    [InlineData("Person", "call.Set<Person, JsonPayload<Person>>(Get(call.Get<Person, JsonPayload<Person>>(0, person)), person)")]
    [InlineData("Person?", "call.Set<Person?, JsonPayload<Person?>>(Get(call.Get<Person?, JsonPayload<Person?>>(0, nullablePerson)), nullablePerson)")]
    [InlineData("int?", "call.Set<int?, JsonPayload<int?>>(Get(call.Get<int?, JsonPayload<int?>>(0, nullableInt32)), nullableInt32)")]
    [InlineData("List<Person>", "call.Set<List<Person>, JsonPayload<List<Person>>>(Get(call.Get<List<Person>, JsonPayload<List<Person>>>(0, listOfPerson)), listOfPerson)")]
    public void Everything_else_is_one_block_of_json(string type, string body) =>
        Generated.HostMember($"[HostFunction] public static {type} Get({type} value) => value;").Clean()
            .Holds($"[ValueKind.I64], ValueKind.I64, call => {body}),");

    [Fact]
    public void The_payload_attribute_makes_a_block_of_a_number() =>
        Generated.HostMember("[HostFunction] [return: Payload(PayloadFormat.Json)] public static int Get([Payload(PayloadFormat.Json)] int value) => value;").Clean()
            .Holds("[ValueKind.I64], ValueKind.I64, call => call.Set<int, JsonPayload<int>>(Get(call.Get<int, JsonPayload<int>>(0, int32)), int32)),");

    [Fact]
    public void A_span_is_read_in_place() =>
        Generated.HostMember("[HostFunction(\"log_line\")] public static void Log(ReadOnlySpan<byte> utf8) { }").Clean()
            .Holds("new( \"extism:host/user\", \"log_line\", [ValueKind.I64], null, static call => Log(call.GetBytes(0))),");

    [Theory]
    [InlineData("public static long Get([HostContext] Person session, int value) => value;", "call => call.SetInt64(Get(call.GetHostContext<Person>(), call.GetInt32(0)))")]
    [InlineData("public static long Get(int value, [HostContext] IReadOnlyList<int?> context) => value;", "call => call.SetInt64(Get(call.GetInt32(0), call.GetHostContext<IReadOnlyList<int?>>()))")]
    [InlineData("public static async Task Get([HostContext] Person session, int value) => await Task.Yield();", "call => AsyncHostFunction.Wait((call.GetHostContext<Person>(), call.GetInt32(0)), arguments => Get(arguments.Item1, arguments.Item2))")]
    public void The_host_context_is_no_parameter_of_the_import(string method, string body) =>
        Generated.HostMember("[HostFunction] " + method).Clean().Holds("\"get\", [ValueKind.I32], ").Holds($"static {body}),");

    [Fact]
    public void Each_parameter_has_its_own_value() =>
        Generated.HostMember("[HostFunction] public static long Mix(int a, string b, double c, Person d) => 0;").Clean()
            .Holds("[ValueKind.I32, ValueKind.I64, ValueKind.F64, ValueKind.I64], ValueKind.I64,")
            .Holds("Mix(call.GetInt32(0), call.Get<string?, TextPayload>(1, default)!, call.GetDouble(2), call.Get<Person, JsonPayload<Person>>(3, person))");

    [Theory]
    [InlineData("HostCall call, int value", "Get(call, call.GetInt32(0))")]
    [InlineData("HostCall caller", "Get(call)")]
    [InlineData("int value, CancellationToken stop", "Get(call.GetInt32(0), call.CancellationToken)")]
    [InlineData("HostCall caller, int value, CancellationToken stop = default", "Get(call, call.GetInt32(0), call.CancellationToken)")]
    [InlineData("CancellationToken stop", "Get(call.CancellationToken)")]
    public void The_call_and_its_token_are_no_parameters_of_the_plugin(string parameters, string body) =>
        Generated.HostMember($"[HostFunction] public static void Get({parameters}) {{ }}").Clean()
            .Holds($"{(parameters.Contains("value", StringComparison.Ordinal) ? "[ValueKind.I32]" : "[]")}, null, static call => {body}),");

    [Theory]
    [InlineData("Task Get() => Task.CompletedTask;", "null, call => AsyncHostFunction.Wait(0, arguments => Get())),")]
    [InlineData("ValueTask Get() => default;", "null, call => AsyncHostFunction.Wait(0, arguments => Get().AsTask())),")]
    [InlineData("async Task<int> Get() { await Task.Yield(); return 1; }", "ValueKind.I32, call => call.SetInt32(AsyncHostFunction.Wait(0, arguments => Get()))),")]
    [InlineData("ValueTask<bool> Get() => new(true);", "ValueKind.I32, call => call.SetInt32(AsyncHostFunction.Wait(0, arguments => Get().AsTask()) ? 1 : 0)),")]
    [InlineData("Task<string?> Get() => null!;", "ValueKind.I64, call => call.Set<string?, OptionalPayload<string?, TextPayload>>(AsyncHostFunction.Wait(0, arguments => Get()), default)),")]
    [InlineData("Task<int> Get(string a) => null!;", "AsyncHostFunction.Wait(call.Get<string?, TextPayload>(0, default)!, arguments => Get(arguments))")]
    [InlineData("Task<int> Get(int a, CancellationToken b) => null!;", "AsyncHostFunction.Wait((call.GetInt32(0), call.CancellationToken), arguments => Get(arguments.Item1, arguments.Item2))")]
    [InlineData("Task<int> Get(ReadOnlySpan<byte> a) => null!;", "call.SetInt32(Get(call.GetBytes(0)).GetAwaiter().GetResult())")]
    [InlineData("Task<int> Get(HostCall a) => null!;", "call.SetInt32(Get(call).GetAwaiter().GetResult())")]
    public void The_plugin_waits_for_a_task(string method, string expected) => Generated.HostMember($"[HostFunction] public {method}").Clean().Holds(expected);

    [Fact]
    public void Only_static_functions_without_json_are_static_lambdas() =>
        Generated.HostMember("[HostFunction] public static void A() { } [HostFunction] public void B() { } [HostFunction] public static void C(Person p) { }").Clean()
            .Holds("static call => A()),")
            .Holds("null, call => B()),")
            .Holds("null, call => C(");

    [Fact]
    public void A_class_with_several_functions_is_one_file() =>
        Assert.Equal(
            ["Demo.Directory.HostFunctions.g.cs"],
            Generated.HostMember("[HostFunction] public void A() { } [HostFunction] public void B() { } [HostFunction] public void C() { }").Clean().Files.Keys);

    [Fact]
    public void The_namespace_and_the_naming_are_the_user_s_choice() =>
        Generated.From(
            """
            namespace Demo;
            [HostFunctions("store", Naming = ExportNaming.CamelCase)]
            internal sealed partial class KeyValueStore
            {
                [HostFunction] private static byte[]? KvRead(string key) => null;
                [HostFunction("put")] private static void KvWrite(string key, byte[] value) { }
            }
            """).Clean()
            .Holds("new( \"store\", \"kvRead\", [ValueKind.I64], ValueKind.I64,")
            .Holds("new( \"store\", \"put\", [ValueKind.I64, ValueKind.I64], null,");

    [Fact]
    public void The_attribute_on_the_class_alone_changes_the_naming() =>
        Generated.From("namespace Demo; [HostFunctions(Naming = ExportNaming.Exact)] partial class Store { [HostFunction] void KvReadAsync() { } }").Clean()
            .Holds("\"extism:host/user\", \"KvRead\",");

    [Theory]
    [InlineData("public partial class Outer", "partial class Outer")]
    [InlineData("public static partial class Outer", "partial class Outer")]
    [InlineData("public partial struct Outer", "partial struct Outer")]
    [InlineData("public partial record Outer", "partial record Outer")]
    [InlineData("public partial record struct Outer", "partial record struct Outer")]
    [InlineData("public partial interface Outer", "partial interface Outer")]
    public void A_class_may_be_nested_and_private(string outer, string reopened) =>
        Generated.From($"namespace Demo; {outer} {{ {(outer.Contains("struct", StringComparison.Ordinal) || outer.Contains("record", StringComparison.Ordinal) || outer.Contains("interface", StringComparison.Ordinal) ? "" : "private ")}sealed partial class Inner {{ [HostFunction] private static int One() => 1; }} }}").Clean()
            .Holds($"{reopened} {{ partial class Inner : IHostFunctions");

    [Fact]
    public void A_record_class_can_hold_functions() =>
        Generated.From("namespace Demo; public sealed partial record Store(string Name) { [HostFunction] public string GetName() => Name; }").Clean()
            .Holds("partial record Store : IHostFunctions");

    [Fact]
    public void A_private_payload_type_stays_private() =>
        Generated.From(
            """
            namespace Demo;
            public partial class Store
            {
                [HostFunction] private static int Count(Inner inner) => inner.Id;
                internal sealed record Inner(int Id);
            }
            [JsonSerializable(typeof(Store.Inner))] internal sealed partial class StoreJson : JsonSerializerContext;
            """).Clean().Holds("JsonPayload<Store.Inner>");

    [Fact]
    public void Functions_may_have_the_names_of_our_variables() =>
        Generated.HostMember("[HostFunction] public static int call(int value) => value; [HostFunction] public static Person person(Person person) => person; [HostFunction] public static int @new() => 1;").Clean()
            .Holds("static call2 => call2.SetInt32(call(call2.GetInt32(0)))")
            .Holds("call2.Set<Person, JsonPayload<Person>>(person(call2.Get<Person, JsonPayload<Person>>(0, person2)), person2)")
            .Holds("\"new\", [], ValueKind.I32, static call2 => call2.SetInt32(@new())),");

    [Fact]
    public void Overflow_checking_in_the_user_s_project_does_not_reach_the_arguments() =>
        Generated.From(
            UserCode.Compile(UserCode.Class("[HostFunction] public static uint Get(byte value) => value;"))
                .WithOptions(UserCode.Compile().Options.WithOverflowChecks(true))).Clean();

    [Fact]
    public void Members_without_the_attribute_are_left_alone() =>
        Generated.HostMember("[HostFunction] public static void A() { } public static void B(object o) { } public int P { get; set; }").Clean().Lacks("B(");

    [Fact]
    public void Functions_in_several_files_come_in_one_order()
    {
        const string One = "namespace Demo; partial class Store { [HostFunction] void A() { } }";
        const string Two = "namespace Demo; partial class Store { [HostFunction] void B() { } }";
        var trees = new[] { UserCode.Tree(One, "One.cs"), UserCode.Tree(Two, "Two.cs"), UserCode.Tree(UserCode.Usings, "Usings.cs") };
        var empty = UserCode.Compile().RemoveAllSyntaxTrees();
        Assert.Equal(
            Generated.From(empty.AddSyntaxTrees(trees)).Clean().Files,
            Generated.From(empty.AddSyntaxTrees(trees.Reverse())).Clean().Files);
    }

    [Fact]
    public void A_class_with_a_mistake_can_still_be_added_to_a_plugin() =>
        Generated.From(
            UserCode.Class("[HostFunction] public static void A(ref int x) { } [HostFunction] public static void B() { }"),
            "namespace Demo; public static class Uses { public static void Add(PluginOptions options) => options.HostFunctions.Add(new Directory()); }")
            .Broken()
            .Holds("partial class Directory : IHostFunctions")
            .Clean();

    [Theory]
    [InlineData("public class Store { [HostFunction] public void A() { } }")]
    [InlineData("public static partial class Store { [HostFunction] public static void A() { } }")]
    [InlineData("public partial class Store<T> { [HostFunction] public void A() { } }")]
    [InlineData("public class Outer { public partial class Store { [HostFunction] public void A() { } } }")]
    public void A_class_that_cannot_have_another_part_gets_nothing(string source) => Generated.From(source).Nothing();
}
