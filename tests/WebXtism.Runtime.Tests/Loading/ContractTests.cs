namespace WebXtism.Tests.Loading;

/// <summary>A module without what an interface, or a call by name, asks for.</summary>
public sealed class ContractTests : GuestTests
{
    private PluginLoadException FailsToBind<T>()
        where T : class, IExtismPlugin<T> =>
        Fails<PluginLoadException>(() => Wait(Host.LoadAsync<T>(PluginSource.Bytes(Guest.Of(GetType()), "guest"))));

    [Fact]
    public void A_module_with_all_exports_binds()
    {
        Good good = Wait(Host.LoadAsync<Good>(PluginSource.Bytes(Guest.Of(GetType()), "guest")));

        good.Invoker.Call<NoPayload, NoPayload, NoPayload, NoPayload>(0, default, default, default);
        good.Invoker.Call<NoPayload, NoPayload, NoPayload, NoPayload>(1, default, default, default);
        Assert.Equal("guest", good.Invoker.PluginName);
    }

    [Fact]
    public void A_module_other_than_the_one_that_was_checked_is_refused()
    {
        PluginLoadException exception = FailsToBind<Pinned>();

        Assert.Equal((PluginLoadFailure.Hash, "guest"), (exception.Failure, exception.PluginName));
        Says(
            exception,
            "it is not the module that Tests.IPinned was checked against at build time: expected SHA-256 00ff, found ",
            "Build the application again with this module, or set [ExtismPlugin(…, PinModule = false)] if modules may be replaced.");
    }

    [Fact]
    public void An_optional_export_may_be_missing_and_whoever_asks_is_told()
    {
        Optional plugin = Wait(Host.LoadAsync<Optional>(PluginSource.Bytes(Guest.Of(GetType()), "guest")));

        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(plugin.Invoker.HasExport));
        plugin.Invoker.Call<NoPayload, NoPayload, NoPayload, NoPayload>(1, default, default, default);
        var exception = Fails<InvalidOperationException>(() => plugin.Invoker.Call<NoPayload, NoPayload, NoPayload, NoPayload>(2, default, default, default));
        Says(exception, "'guest' lacks the optional export with the index 2.");
    }

    [Fact]
    public void An_optional_export_that_is_no_plugin_function_is_a_mistake()
    {
        PluginLoadException exception = FailsToBind<OptionalMemory>();

        Assert.Equal(["memory"], exception.MissingExports);
        Says(exception, "The export 'memory' is a memory, not a function.");
    }

    [Fact]
    public void A_missing_export_is_named_with_what_was_probably_meant()
    {
        PluginLoadException exception = FailsToBind<Misspelt>();

        Assert.Equal((PluginLoadFailure.Exports, "guest"), (exception.Failure, exception.PluginName));
        Assert.Equal(["greeet"], exception.MissingExports);
        Says(exception, "The plugin 'guest' cannot be loaded: it does not fit Tests.IMisspelt.", "The module has no export 'greeet'; did you mean 'greet'?");
    }

    [Fact]
    public void All_missing_exports_are_named_at_once()
    {
        PluginLoadException exception = FailsToBind<Many>();

        Assert.Equal(["countVowels", "nothing_like_it", "takes_one", "memory", "global", "table"], exception.MissingExports);
        Says(
            exception,
            "The module has no export 'countVowels'; did you mean 'count_vowels'?",
            "The module has no export 'nothing_like_it'.",
            "The export 'takes_one' has the signature (i32) -> (i32); a plugin function has () -> (i32) or () -> ().",
            "The export 'memory' is a memory, not a function.",
            "The export 'global' is a global, not a function.",
            "The export 'table' is a table, not a function.");
    }

    [Theory]
    [InlineData("takes_one", "has the signature (i32) -> (i32); a plugin function has () -> (i32) or () -> ().")]
    [InlineData("takes_two", "has the signature (i64, f64) -> ()")]
    [InlineData("gives_i64", "has the signature () -> (i64)")]
    [InlineData("gives_f32", "has the signature () -> (f32)")]
    [InlineData("gives_two", "has the signature () -> (i32, i32)")]
    [InlineData("gives_v128", "has the signature () -> (v128)")]
    [InlineData("gives_ref", "has the signature () -> (ref)")]
    [InlineData("gives_any", "has the signature () -> (ref)")]
    [InlineData("gives_non_null", "has the signature () -> (ref)")]
    [InlineData("gives_struct", "has the signature () -> (ref)")]
    [InlineData("gives_exception", "has the signature () -> (ref)")]
    [InlineData("takes_v128", "has the signature (v128, i32) -> ()")]
    [InlineData("tag", "is not a function.")]
    [InlineData("memory", "is a memory, not a function.")]
    public void What_is_no_plugin_function_cannot_be_called_by_name(string export, string reason)
    {
        using Plugin plugin = Load();

        var exception = Fails<PluginCallException>(() => plugin.Call(export));

        Says(exception, $"'{export}' of 'guest' cannot be called. The export '{export}' {reason}");
        Assert.Equal(("guest", export, -1), (exception.PluginName, exception.Export, exception.ExitCode));
        Assert.False(plugin.FunctionExists(export));
        plugin.Call("greet");
    }

    [Theory]
    [InlineData("Greet", "; did you mean 'greet'?")]
    [InlineData("countVowels", "; did you mean 'count_vowels'?")]
    [InlineData("take_one", ".")]
    [InlineData("", ".")]
    public void A_name_that_does_not_exist_cannot_be_called(string export, string hint)
    {
        using Plugin plugin = Load();

        var exception = Fails<PluginCallException>(() => plugin.Call(export));

        Assert.Equal($"'{export}' of 'guest' cannot be called. The module has no export '{export}'{hint}", exception.Message);
        Assert.False(plugin.FunctionExists(export));
    }

    [Fact]
    public void Functions_that_can_be_called_are_listed()
    {
        using Plugin plugin = Load();
        using CompiledPlugin compiled = Compile();

        Assert.Equal(["greet", "count_vowels"], plugin.Exports);
        Assert.Equal(["greet", "count_vowels"], compiled.Exports);
        Assert.True(plugin.FunctionExists("greet"));
        Assert.True(plugin.FunctionExists("count_vowels"));
    }

    [Fact]
    public void An_interface_without_members_fits_every_module() =>
        Wait(Host.LoadAsync<Empty>(PluginSource.Bytes(Guest.Of(GetType()))));

    [Fact]
    public void A_module_with_very_many_and_very_long_names_is_searched_in_reasonable_time()
    {
        string many = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"(export \"{new string('x', 40)}{i}\" (func 0))"));
        using Plugin plugin = LoadText($"(module (func) {many} (export \"{new string('y', 100_000)}\" (func 0)))");

        var exception = Fails<PluginCallException>(() => plugin.Call("xxx"));

        Says(exception, "The module has no export 'xxx'.");
    }

    private sealed class Good(PluginInvoker invoker) : IExtismPlugin<Good>
    {
        public static PluginContract Contract { get; } = new("Tests.IGood", "greet", "count_vowels");

        public PluginInvoker Invoker => invoker;

        public static Good Bind(PluginInvoker invoker) => new(invoker);
    }

    private sealed class Optional(PluginInvoker invoker) : IExtismPlugin<Optional>
    {
        public static PluginContract Contract { get; } = new("Tests.IOptional", "greet") { OptionalExports = ["count_vowels", "lacking"] };

        public PluginInvoker Invoker => invoker;

        public static Optional Bind(PluginInvoker invoker) => new(invoker);
    }

    private sealed class OptionalMemory : IExtismPlugin<OptionalMemory>
    {
        public static PluginContract Contract { get; } = new("Tests.IOptionalMemory") { OptionalExports = ["memory", "lacking"] };

        public static OptionalMemory Bind(PluginInvoker invoker) => new();
    }

    private sealed class Misspelt : IExtismPlugin<Misspelt>
    {
        public static PluginContract Contract { get; } = new("Tests.IMisspelt", "greeet", "count_vowels");

        public static Misspelt Bind(PluginInvoker invoker) => new();
    }

    private sealed class Pinned : IExtismPlugin<Pinned>
    {
        public static PluginContract Contract { get; } = new("Tests.IPinned", "greet") { ModuleSha256 = "00ff" };

        public static Pinned Bind(PluginInvoker invoker) => new();
    }

    private sealed class Many : IExtismPlugin<Many>
    {
        public static PluginContract Contract { get; } = new("Tests.IMany", "countVowels", "greet", "nothing_like_it", "takes_one", "memory", "global", "table");

        public static Many Bind(PluginInvoker invoker) => new();
    }

    private sealed class Empty : IExtismPlugin<Empty>
    {
        public static PluginContract Contract { get; } = new("Tests.IEmpty");

        public static Empty Bind(PluginInvoker invoker) => new();
    }
}
