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
                string Greet({|WXT203:List<object>|} people);
            }
            """,
            """
            namespace Demo;

            public sealed record Person(string Name);

            [ExtismPlugin]
            public partial interface IGreeter
            {
                string Greet(List<object> people);
            }

            [JsonSerializable(typeof(List<object>))]
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
                {|WXT203:object[]|} Count({|WXT203:object[][]|} value);
            }

            """,
            """
            using System.Text.Json.Serialization;
            using WebXtism;

            namespace Demo;

            [ExtismPlugin]
            public partial interface IGreeter
            {
                object[] Count(object[][] value);
            }

            [JsonSerializable(typeof(object[]))]
            [JsonSerializable(typeof(object[][]))]
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
                    {|WXT203:List<object>|} Find({|WXT203:object[]|} person);

                    {|WXT203:Task<List<object?>?>|} GetAsync({|WXT203:IComparable|} id);
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
                    List<object> Find(object[] person);

                    Task<List<object?>?> GetAsync(IComparable id);
                }

                [JsonSerializable(typeof(List<object>))]
                [JsonSerializable(typeof(object[]))]
                [JsonSerializable(typeof(IComparable))]
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
                    [HostFunction] public void Put({|WXT203:List<object>|} value) { }
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
                    [HostFunction] public void Put(List<object> value) { }
                }
            }

            [JsonSerializable(typeof(List<object>))]
            internal sealed partial class OuterJsonContext2 : JsonSerializerContext;

            internal static class After { }
            """);

    [Fact]
    public Task Registers_types_in_the_context_that_exists_wherever_it_is() =>
        FixTest<JsonContextCodeFix>.Check(
            [
                """
                namespace Demo;

                [ExtismPlugin(Json = typeof(Types.TypesJson))]
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

                [ExtismPlugin(Json = typeof(Types.TypesJson))]
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
    public Task Registers_all_payloads_that_hold_what_cannot_be_generated() =>
        FixTest<JsonContextCodeFix>.Check(
            """
            public sealed record Person(object {|WXT203:Tag|});

            [JsonSerializable(typeof(double))]
            internal sealed partial class AppJson : JsonSerializerContext;

            [ExtismPlugin]
            public partial interface IGreeter
            {
                List<Person> Find(Person person);
            }
            """,
            """
            public sealed record Person(object Tag);

            [JsonSerializable(typeof(double))]
            [JsonSerializable(typeof(Person))]
            [JsonSerializable(typeof(List<Person>))]
            internal sealed partial class AppJson : JsonSerializerContext;

            [ExtismPlugin]
            public partial interface IGreeter
            {
                List<Person> Find(Person person);
            }
            """);

    [Fact]
    public Task Offers_nothing_where_a_context_would_not_help() =>
        FixTest<JsonContextCodeFix>.CheckNone("public sealed record Person(Action {|WXT203:Do|}); [ExtismPlugin] public partial interface IGreeter { void Reset(Person person); }");

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
