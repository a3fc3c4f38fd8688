using WebXtism.CodeFixes;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Fixes;

public sealed class MakePartialCodeFixTests
{
    [Theory]
    [InlineData("[ExtismPlugin] public interface {|WXT001:IGreeter|} { }", "[ExtismPlugin] public partial interface IGreeter { }")]
    [InlineData("[ExtismPlugin] interface {|WXT001:IGreeter|} { }", "[ExtismPlugin] partial interface IGreeter { }")]
    [InlineData("public class {|WXT301:Store|} { [HostFunction] public void Log() { } }", "public partial class Store { [HostFunction] public void Log() { } }")]
    [InlineData("public sealed record {|WXT301:Store|}(int Id) { [HostFunction] public void Log() { } }", "public sealed partial record Store(int Id) { [HostFunction] public void Log() { } }")]
    public Task Adds_the_word_after_the_other_modifiers(string before, string after) => FixTest<MakePartialCodeFix>.Check(before, after);

    [Fact]
    public Task Keeps_comments_where_they_are() =>
        FixTest<MakePartialCodeFix>.Check(
            """
            /// <summary>What it is.</summary>
            [ExtismPlugin]
            // a remark
            interface {|WXT001:IGreeter|}   // why it is
            {
            }

            """,
            """
            /// <summary>What it is.</summary>
            [ExtismPlugin]
            // a remark
            partial interface IGreeter   // why it is
            {
            }

            """);

    [Theory]
    [InlineData("#if X\npublic\n#else\ninternal\n#endif\ninterface {|WXT001:IGreeter|} { }\n", "#if X\npublic\n#else\ninternal\n#endif\npartial interface IGreeter { }\n")]
    [InlineData("public\n    // why\n    interface {|WXT001:IGreeter|} { }\n", "public\n    // why\n    partial interface IGreeter { }\n")]
    public Task Keeps_what_is_between_the_words(string before, string after) =>
        FixTest<MakePartialCodeFix>.Check("[ExtismPlugin]\n" + before, "[ExtismPlugin]\n" + after);

    [Fact]
    public Task Fixes_the_types_around_and_everything_at_once() =>
        FixTest<MakePartialCodeFix>.Check(
            [
                """
                internal class {|WXT001:Outer|}
                {
                    [ExtismPlugin]
                    internal interface {|WXT001:IGreeter|}
                    {
                        string Greet(string name);
                    }
                }
                """,
                """
                struct {|WXT301:Holder|}
                {
                    internal sealed class {|WXT301:Store|}
                    {
                        [HostFunction] public void Log() { }
                    }
                }
                """,
            ],
            [
                """
                internal partial class Outer
                {
                    [ExtismPlugin]
                    internal partial interface IGreeter
                    {
                        string Greet(string name);
                    }
                }
                """,
                """
                partial struct Holder
                {
                    internal sealed partial class Store
                    {
                        [HostFunction] public void Log() { }
                    }
                }
                """,
            ],
            iterations: 4);

    [Theory]
    [InlineData("public abstract class {|WXT301:Store|} { [HostFunction] public void Log() { } }")]
    [InlineData("public static class {|WXT301:Store|} { [HostFunction] public static void Log() { } }")]
    [InlineData("public partial class {|WXT301:Store|}<T> { [HostFunction] public void Log() { } }")]
    public Task Offers_nothing_where_the_word_would_not_help(string source) => FixTest<MakePartialCodeFix>.CheckNone(source);
}
