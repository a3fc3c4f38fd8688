using WebXtism.Engine;

namespace WebXtism.Tests.HostFunctions;

public sealed class HostFunctionCollectionTests
{
    private static HostFunction Function(string name, string importNamespace = "extism:host/user") =>
        new(importNamespace, name, [], null, _ => { });

    [Fact]
    public void A_function_is_what_it_was_described_as()
    {
        var function = new HostFunction("ns", "add", [ValueKind.I32, ValueKind.F64], ValueKind.I64, _ => { });

        Assert.Equal(("ns", "add", "ns::add"), (function.Namespace, function.Name, function.ToString()));
        Assert.Equal("(i32, f64) -> (i64)", function.Type.ToString());
    }

    [Theory]
    [InlineData(ValueKind.V128)]
    [InlineData(ValueKind.Reference)]
    public void Vectors_and_references_are_refused(ValueKind kind)
    {
        Assert.Contains("'ns::f'", Assert.Throws<ArgumentException>(() => new HostFunction("ns", "f", [kind], null, _ => { })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new HostFunction("ns", "f", [], kind, _ => { }));
    }

    [Fact]
    public void Names_and_the_body_must_be_given()
    {
        Assert.Throws<ArgumentException>(() => new HostFunction("", "f", [], null, _ => { }));
        Assert.Throws<ArgumentException>(() => new HostFunction("ns", "", [], null, _ => { }));
        Assert.Throws<ArgumentNullException>(() => new HostFunction("ns", "f", [], null, null!));
    }

    [Fact]
    public void The_same_name_can_be_added_once_in_each_namespace()
    {
        var functions = new HostFunctionCollection { Function("save"), Function("save", "other"), Function("load") };

        var exception = Assert.Throws<ArgumentException>(() => functions.Add(Function("save")));
        Assert.StartsWith("The host function 'extism:host/user::save' was added before; remove one of the two or rename it.", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => functions[2] = Function("save"));
        functions[0] = Function("save");
        Assert.Equal(3, functions.Count);
    }

    [Fact]
    public void A_set_adds_all_its_functions()
    {
        var functions = new HostFunctionCollection();
        functions.Add(new Set());

        Assert.Equal(["extism:host/user::one", "extism:host/user::two"], functions.Select(function => function.ToString()));
        Assert.Throws<ArgumentException>(() => functions.Add(new Set()));
    }

    [Fact]
    public void Null_is_refused()
    {
        var functions = new HostFunctionCollection();

        Assert.Throws<ArgumentNullException>(() => functions.Add((HostFunction)null!));
        Assert.Throws<ArgumentNullException>(() => functions.Add((IHostFunctions)null!));
    }

    private sealed class Set : IHostFunctions
    {
        public IReadOnlyList<HostFunction> CreateHostFunctions() => [Function("one"), Function("two")];
    }
}
