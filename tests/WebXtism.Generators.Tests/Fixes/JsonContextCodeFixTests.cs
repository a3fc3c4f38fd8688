using WebXtism.CodeFixes;
using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Fixes;

public sealed class JsonContextCodeFixTests
{
    [Fact]
    public Task Creates_a_context_after_the_interface() =>
        FixTest<JsonContextCodeFix>.Check(
            """
            namespace Demo;

            public sealed record Person(string Name);

            [ExtismPlugin]
            public partial interface IGreeter
            {
                string Greet({|WXT203:Person|} person);
            }
            """,
            """
            namespace Demo;

            public sealed record Person(string Name);

            [ExtismPlugin]
            public partial interface IGreeter
            {
                string Greet(Person person);
            }

            [JsonSerializable(typeof(Person))]
            internal sealed partial class GreeterJsonContext : JsonSerializerContext;

            """);

    [Fact]
    public Task Adds_the_using_directive_that_the_file_lacks() =>
        FixTest<JsonContextCodeFix>.CheckWithoutUsings(
            """
            using WebXtism;

            namespace Demo;

            [ExtismPlugin]
            public partial interface IGreeter
            {
                {|WXT203:int|} Count({|WXT203:double|} value);
            }

            """,
            """
            using System.Text.Json.Serialization;
            using WebXtism;

            namespace Demo;

            [ExtismPlugin]
            public partial interface IGreeter
            {
                int Count(double value);
            }

            [JsonSerializable(typeof(int))]
            [JsonSerializable(typeof(double))]
            internal sealed partial class GreeterJsonContext : JsonSerializerContext;

            """,
            iterations: 2);

    [Fact]
    public Task Creates_one_context_for_all_types_of_a_file() =>
        FixTest<JsonContextCodeFix>.Check(
            """
            namespace Demo
            {
                public sealed record Person(string Name);

                [ExtismPlugin]
                public partial interface IGreeter
                {
                    {|WXT203:List<Person>|} Find({|WXT203:Person|} person);

                    {|WXT203:Task<Person?>|} GetAsync({|WXT203:int|} id);
                }
            }
            """,
            """
            namespace Demo
            {
                public sealed record Person(string Name);

                [ExtismPlugin]
                public partial interface IGreeter
                {
                    List<Person> Find(Person person);

                    Task<Person?> GetAsync(int id);
                }

                [JsonSerializable(typeof(List<Person>))]
                [JsonSerializable(typeof(Person))]
                [JsonSerializable(typeof(int))]
                internal sealed partial class GreeterJsonContext : JsonSerializerContext;
            }
            """,
            iterations: 3);

    [Fact]
    public Task Creates_the_context_outside_of_nested_types_and_under_a_free_name() =>
        FixTest<JsonContextCodeFix>.Check(
            """
            public sealed record OuterJsonContext(string Name);

            internal partial class Outer
            {
                internal sealed partial class Store
                {
                    [HostFunction] public void Put({|WXT203:OuterJsonContext|} value) { }
                }
            }

            internal static class After { }
            """,
            """
            public sealed record OuterJsonContext(string Name);

            internal partial class Outer
            {
                internal sealed partial class Store
                {
                    [HostFunction] public void Put(OuterJsonContext value) { }
                }
            }

            [JsonSerializable(typeof(OuterJsonContext))]
            internal sealed partial class OuterJsonContext2 : JsonSerializerContext;

            internal static class After { }
            """);

    [Fact]
    public Task Registers_types_in_the_context_that_exists_wherever_it_is() =>
        FixTest<JsonContextCodeFix>.Check(
            [
                """
                namespace Demo;

                [ExtismPlugin]
                public partial interface IGreeter
                {
                    {|WXT204:List<Types.Person>|} Find({|WXT204:int?|} id);
                }
                """,
                """
                namespace Demo.Types
                {
                    public sealed record Person(string Name);

                    /// <summary>All that travels.</summary>
                    [JsonSerializable(typeof(Person))]
                    internal sealed partial class TypesJson : JsonSerializerContext
                    {
                    }
                }
                """,
            ],
            [
                """
                namespace Demo;

                [ExtismPlugin]
                public partial interface IGreeter
                {
                    List<Types.Person> Find(int? id);
                }
                """,
                """
                namespace Demo.Types
                {
                    public sealed record Person(string Name);

                    /// <summary>All that travels.</summary>
                    [JsonSerializable(typeof(Person))]
                    [JsonSerializable(typeof(List<Person>))]
                    [JsonSerializable(typeof(int?))]
                    internal sealed partial class TypesJson : JsonSerializerContext
                    {
                    }
                }
                """,
            ],
            iterations: 2);

    [Fact]
    public Task Registers_a_type_in_the_named_context() =>
        FixTest<JsonContextCodeFix>.Check(
            """
            [JsonSerializable(typeof(double))]
            internal sealed partial class AaaJson : JsonSerializerContext;

            [JsonSerializable(typeof(int))]
            internal sealed partial class ZzzJson : JsonSerializerContext;

            [ExtismPlugin(Json = typeof(ZzzJson))]
            public partial interface IGreeter
            {
                {|WXT204:double|} Get();
            }
            """,
            """
            [JsonSerializable(typeof(double))]
            internal sealed partial class AaaJson : JsonSerializerContext;

            [JsonSerializable(typeof(int))]
            [JsonSerializable(typeof(double))]
            internal sealed partial class ZzzJson : JsonSerializerContext;

            [ExtismPlugin(Json = typeof(ZzzJson))]
            public partial interface IGreeter
            {
                double Get();
            }
            """);

    [Fact]
    public Task Offers_nothing_for_a_named_type_that_is_no_context() =>
        FixTest<JsonContextCodeFix>.CheckNone("[{|WXT203:ExtismPlugin(Json = typeof(string))|}] public partial interface IGreeter { void Reset(); }");
}
