using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT010Tests
{
    private const string Interfaces = "public interface IGreeter { string Greet(string name); } [ExtismPlugin] public partial interface IPlugin { string Greet(string name); }";

    [Theory]
    [InlineData("await host.LoadAsync<{|WXT010:IGreeter|}>(source);")]
    [InlineData("await host.CompileAsync<{|WXT010:IGreeter|}>(source, o => o.Timeout = TimeSpan.FromSeconds(1));")]
    [InlineData("_ = host.LoadAsync<{|WXT010:IDisposable|}>(source);")]
    [InlineData("PluginPool<{|WXT010:IGreeter|}>? pool = null;")]
    [InlineData("using PluginLease<{|WXT010:IGreeter|}> lease = ((CompiledPlugin<{|WXT010:IGreeter|}>)null!).Pool().Rent();")]
    [InlineData("_ = Mine.For<{|WXT010:IGreeter|}>();")]
    public Task Reports_an_interface_without_the_attribute(string statement) => RuleTest.CheckBroken(Interfaces, Program(statement));

    [Theory]
    [InlineData("await host.LoadAsync<IPlugin>(source);")]
    [InlineData("using var compiled = await host.CompileAsync<IPlugin>(source);")]
    [InlineData("await host.LoadAsync(source);")]
    [InlineData("await Other.LoadAsync<IGreeter>(source);")]
    [InlineData("_ = Mine.For<IPlugin>();")]
    [InlineData("PluginPool<IPlugin>? pool = null; List<IGreeter>? list = null;")]
    public Task Accepts_plugin_interfaces_and_other_methods_of_the_name(string statement) => RuleTest.Check(Interfaces, Program(statement));

    [Fact]
    public Task Accepts_a_type_parameter_and_a_contract_written_by_hand() =>
        RuleTest.Check(
            """
            public interface IByHand : IExtismPlugin<IByHand>
            {
                static PluginContract IExtismPlugin<IByHand>.Contract { get; } = new("IByHand");
                static IByHand IExtismPlugin<IByHand>.Bind(PluginInvoker invoker) => throw new NotSupportedException();
            }
            public static class Loader
            {
                public static ValueTask<T> Load<T>(ExtismHost host, PluginSource source) where T : class, IExtismPlugin<T> => host.LoadAsync<T>(source);
                public static ValueTask<IByHand> Load(ExtismHost host, PluginSource source) => host.LoadAsync<IByHand>(source);
            }
            """);

    private static string Program(string statement) => $$"""
        public static class Other { public static Task LoadAsync<T>(PluginSource source) => Task.CompletedTask; }
        public static class Mine { public static T? For<T>() where T : class, IExtismPlugin<T> => null; }
        public static class Program
        {
            public static async Task Run(ExtismHost host, PluginSource source)
            {
                await Task.Yield();
                {{statement}}
            }
        }
        """;
}
