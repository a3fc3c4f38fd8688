namespace WebXtism.Tests.HostState;

/// <summary>The object that a caller gives the host functions of its call.</summary>
public sealed class HostContextTests : HostStateTests
{
    private sealed record Session(string User);

    private static CallOptions With(object? context) => new() { HostContext = context };

    private static string User(HostCall call) => call.GetHostContext<Session>().User;

    [Fact]
    public async Task Host_functions_read_the_context_of_the_call_that_leads_to_them()
    {
        Ask = User;
        Plugin plugin = LoadGuest();

        Assert.Equal("Ada", plugin.CallText("ask", "", With(new Session("Ada"))));
        Assert.Equal("Bob", System.Text.Encoding.UTF8.GetString(plugin.Call("ask", default, With(new Session("Bob")))));
        Assert.Equal("Cid", await plugin.CallTextAsync("ask", "", With(new Session("Cid")), TestContext.Current.CancellationToken));
        Assert.Equal("Dan", System.Text.Encoding.UTF8.GetString(await plugin.CallAsync("ask", default, With(new Session("Dan")), TestContext.Current.CancellationToken)));
        Assert.Equal("Eve", System.Text.Encoding.UTF8.GetString(plugin.TryCall("ask", default, With(new Session("Eve"))).Output.Span));
    }

    [Fact]
    public void A_context_lasts_for_its_call_alone_however_that_ends()
    {
        Ask = static call => call.TryGetHostContext(out Session? session) ? session.User : "nobody";
        Plugin plugin = LoadGuest();
        Assert.Equal("Ada", plugin.CallText("ask", "", With(new Session("Ada"))));
        Assert.Equal("nobody", plugin.CallText("ask", ""));
        Assert.Throws<PluginTrapException>(() => plugin.Call("crash", default, With(new Session("Ada"))));
        Assert.Equal("nobody", plugin.CallText("ask", ""));
        Assert.Throws<PayloadException>(() => plugin.CallText("ask", "\ud800", With(new Session("Ada"))));
        Assert.Equal("nobody", plugin.CallText("ask", ""));
    }

    [Fact]
    public void A_context_that_is_missing_or_of_another_type_is_named()
    {
        Ask = User;
        Plugin plugin = LoadGuest();

        var missing = Fails<HostFunctionException>(() => plugin.CallText("ask", ""));
        var other = Fails<HostFunctionException>(() => plugin.CallText("ask", "", With("Ada")));

        Assert.All([missing, other], static exception => Assert.IsType<InvalidOperationException>(exception.InnerException));
        Says(missing, "'test::ask' failed while 'guest' ran 'ask': it needs a host context of type", nameof(Session), "the call of 'ask' brought none. Pass one as CallOptions.HostContext.");
        Says(other, "the call of 'ask' brought one of type System.String.");
    }

    [Fact]
    public void A_context_may_be_asked_for_by_its_interface_and_may_be_a_value()
    {
        Ask = static call => call.GetHostContext<IFormattable>().ToString(null, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal("42", LoadGuest().CallText("ask", "", With(42)));
    }

    [Fact]
    public void Plugins_that_call_each_other_keep_their_contexts_apart()
    {
        Plugin inner = LoadGuest(name: "inner");
        Plugin outer = LoadGuest(name: "outer");
        Ask = call => call.PluginName == "inner"
            ? User(call)
            : $"{User(call)}, {inner.CallText("ask", "", With(new Session("inner one")))}, {User(call)}";

        Assert.Equal("outer one, inner one, outer one", outer.CallText("ask", "", With(new Session("outer one"))));
    }

    [Fact]
    public void Calls_without_a_context_and_with_one_allocate_nothing()
    {
        Plugin plugin = LoadGuest();
        CallOptions options = With(new Session("Ada"));

        Assert.InRange(AllocatedBytes.By(() => Repeat(() => plugin.Call("fine"))), 0, 500);
        Assert.InRange(AllocatedBytes.By(() => Repeat(() => plugin.Call("fine", default, options))), 0, 500);

        static void Repeat(Action action)
        {
            for (int i = 0; i < 1000; i++)
            {
                action();
            }
        }
    }
}
