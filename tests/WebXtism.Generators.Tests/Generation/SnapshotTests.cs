using Microsoft.CodeAnalysis.CSharp;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Generation;

/// <summary>Whole files, as a person meets them when stepping into generated code.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void Greeter() =>
        Snapshot.Match(Generated.From(
            UserCode.People,
            """
            namespace Demo;

            [ExtismPlugin]
            public partial interface IGreeter : IAsyncDisposable
            {
                string Greet(string name);
                Greeting GreetPerson(Person person);
                Task<Greeting> GreetPersonAsync(Person person, CancellationToken cancellationToken = default);
                int CountVowels(string text);
                byte[] Render(ReadOnlySpan<byte> template);
                ValueTask<byte[]> RenderAsync(ReadOnlySpan<byte> template, CancellationToken cancellationToken = default);
                Person? Find(string name);
                [Export("_reset")] void Reset();
                void WarmUp() { }
            }
            """).Clean());

    [Fact]
    public void Directory() =>
        Snapshot.Match(Generated.From(
            UserCode.People,
            """
            namespace Demo;

            public sealed partial class Directory(TimeProvider clock)
            {
                [HostFunction] public Person? FindPerson(string name) => name.Length > 0 ? new Person(name, clock.GetUtcNow().Year) : null;
                [HostFunction("log_line")] public static void Log(ReadOnlySpan<byte> utf8) { }
                [HostFunction] public static long Add(HostCall call, int left, long right) => left + right;
                [HostFunction] public static async Task<string?> FetchAsync(string url, CancellationToken cancellationToken) { await Task.Delay(1, cancellationToken); return url; }
            }
            """).Clean());

    [Fact]
    public void Nested() =>
        Snapshot.Match(Generated.From(
            """
            namespace Demo.Deep
            {
                public partial class Outer
                {
                    internal partial record struct Middle
                    {
                        [ExtismPlugin] internal partial interface IGreeter { string Greet(string name); }
                        internal sealed partial class Store { [HostFunction] internal static bool IsOpen() => true; }
                    }
                }
            }
            """).Clean());

    [Fact]
    public void Engine() => Snapshot.Match(Generated.From(UserCode.Compile(LanguageVersion.CSharp12, References.Engine, "internal static class Program { }")).Clean());
}
