namespace WebXtism.Generators.Tests.Fuzzing;

/// <summary>What is mutated: small projects that together use everything there is. Each is its files.</summary>
internal static class Corpus
{
    public static IReadOnlyList<string[]> Projects { get; } = [Payloads(), JsonShapes(), JsonContexts(), HostFunctions(), Modules(), Inheritance(), Usage(), Mistakes()];

    private static string[] Payloads() =>
    [
        """
        using System.Buffers;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        namespace Demo.@event;

        /// <summary>Every kind of payload.</summary>
        [ExtismPlugin(Naming = ExportNaming.CamelCase)]
        public partial interface IPayloads : IAsyncDisposable
        {
            string? Text(string? text);
            byte[] Bytes(ReadOnlySpan<byte> input);
            ValueTask<ReadOnlyMemory<byte>> MemoryAsync(ReadOnlyMemory<byte> input, CancellationToken stop = default);
            void Into(byte[] input, IBufferWriter<byte> output);
            Task<Stream> CopyAsync(Stream input, CallOptions options, CancellationToken stop = default);
            [return: Payload(PayloadFormat.Binary)] long Binary([Payload(PayloadFormat.Binary)] int @value);
            [return: Payload(PayloadFormat.Json)] Guid? Number([Payload(PayloadFormat.Json)] DayOfWeek? größe);
            int Add(int left, double? right, string[] names);
            JsonNode? Node(JsonElement value);
            [Export("_upper")] [return: PayloadCodec<UpperCase>] string Upper([PayloadCodec<UpperCase>] string value);
            Packed Pack(Packed value);
            string Preferred(string name) => name;
            void WarmUp() { }
            sealed void Helper(ref int value) { }
            static int Count => 1;
        }
        """,
        """
        namespace Demo.@event;
        public readonly record struct UpperCase : IPayloadCodec<string>
        {
            public void Write(string value, PayloadWriter writer) { }
            public string Read(ReadOnlySpan<byte> payload) => "";
        }
        [PayloadCodec<PackedCodec>] public sealed class Packed;
        public readonly struct PackedCodec(int size) : IPayloadCodec<Packed>
        {
            public void Write(Packed value, PayloadWriter writer) { _ = size; }
            public Packed Read(ReadOnlySpan<byte> payload) => new();
        }
        """,
    ];

    private static string[] JsonShapes() =>
    [
        """
        namespace Demo;
        [ExtismPlugin(JsonNaming = JsonNaming.SnakeCaseLower)]
        public partial interface IGarage
        {
            Dictionary<string, Owner> Owners(Car car, Page<Point> page);
            Task<Shape?> TurnAsync(Shape shape);
            IReadOnlyList<Tree[]> Grow(HashSet<Tree>? trees, (int Left, string Right) pair);
            Color Mix(Color? color);
        }
        """,
        """
        namespace Demo;
        public enum Color : byte { Red, [JsonStringEnumMemberName("green")] Green }
        public sealed record Car(string Name, Color Color = Color.Green, float Ratio = float.NaN, decimal? Price = 2.5m, string Text = "a\n\"b\"")
        {
            public required int Doors { get; init; } = 3;
            [JsonPropertyName("n-a me")] public IReadOnlyList<Car> Trailers { get; init; } = [];
        }
        public class Owner : Person
        {
            [JsonConstructor] private Owner(int id) { Id = id; }
            public int Id { get; }
            [JsonInclude] internal Guid Secret { get; private set; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public new string? Name { get; set; }
            [JsonExtensionData] public Dictionary<string, System.Text.Json.JsonElement>? Rest { get; set; }
        }
        public abstract class Person { public virtual string? Name { get; set; } public int this[int i] => i; [JsonNumberHandling(JsonNumberHandling.WriteAsString)] public long? Age; }
        public readonly record struct Point(double X, [property: JsonPropertyOrder(-1)] double Y);
        public sealed record Page<T>(T[] Items, int Total) where T : struct;
        [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")] [JsonDerivedType(typeof(Circle), "circle")] [JsonDerivedType(typeof(Square), 2)]
        public abstract record Shape;
        public sealed record Circle(double Radius) : Shape;
        public sealed record Square(double Side) : Shape { public Shape? Inner { get; set; } }
        public sealed record Tree(Tree? Parent, List<Tree> Children, Dictionary<string, Forest> Forests);
        public struct Forest { public Tree[] Trees { get; set; } public IEnumerable<Forest>? Others { get; init; } }
        """,
    ];

    private static string[] JsonContexts() =>
    [
        """
        namespace Demo;
        [ExtismPlugin(Json = typeof(NamedJson))]
        public partial interface INamed { Person Find(Person person); [return: Payload(PayloadFormat.Json)] int Count(List<Person> people); }
        [ExtismPlugin] public partial interface IOther { Greeting? Greet(Greeting greeting, int[] more); object? Anything(dynamic value); }
        public sealed record Person(string Name, int Age);
        public sealed record Greeting(string Text, object? Extra);
        """,
        """
        namespace Demo;
        [JsonSerializable(typeof(Person)), JsonSerializable(typeof(int))]
        internal sealed partial class NamedJson : JsonSerializerContext;
        [JsonSourceGenerationOptions(WriteIndented = true)]
        [JsonSerializable(typeof(Greeting))] [JsonSerializable(typeof(Dictionary<string, Greeting?>))]
        internal sealed partial class OtherJson : JsonSerializerContext { partial class Inner { } }
        """,
    ];

    private static string[] HostFunctions() =>
    [
        """
        namespace Demo
        {
            internal partial class Outer
            {
                [HostFunctions("store", Naming = ExportNaming.Exact, JsonNaming = JsonNaming.KebabCaseLower)]
                public sealed partial class Store(TimeProvider clock) : IDisposable
                {
                    [HostFunction] public Car? Find(HostCall call, string name, int max = 3) => null;
                    [HostFunction(ErrorsAsPayload = true)] public static Car Try(Car value) => value;
                    [HostFunction("log")] public static async Task LogAsync(ReadOnlyMemory<byte> utf8, CancellationToken stop) => await Task.Yield();
                    [HostFunction] public ValueTask<bool> IsLateAsync([HostContext] Tenant tenant, bool soon) => new(clock.GetUtcNow().Hour > 20);
                    [HostFunction] private static void Write(ReadOnlySpan<byte> bytes, Half h, float f, long l) { }
                    public void Dispose() { }
                }
            }
            public sealed record Car(string Name);
            public sealed class Tenant;
        }
        """,
        """
        namespace Demo;
        partial class Outer
        {
            partial class Store
            {
                [HostFunction] internal int Later() => 1;
                [HostFunction("later")] internal string? More([Payload(PayloadFormat.Json)] double number, Stream stream) => null;
            }
        }
        public partial class Second { [HostFunction] public static async void Start() => await Task.Yield(); }
        """,
    ];

    private static string[] Modules() =>
    [
        """
        namespace Demo;
        [ExtismPlugin("visitors.wasm", Imports = [typeof(Log), typeof(Outer.@event)], PinModule = true)]
        public partial interface IVisitors { [Export("visit")] int? Visit(); string Vist(string name) => name; }
        [ExtismPlugin("greeter.wasm")] public partial interface IGreeter { string Greet(string name); string CountVowel(string text); }
        [ExtismPlugin("greter.wasm")] public partial interface IMissing { string Greet(string name); }
        """,
        """
        namespace Demo;
        public partial class Log { [HostFunction("kv_read")] public string Read(string key) => key; [HostFunction("kv_write")] public void Write(int key) { } }
        public static partial class Outer { public sealed partial class @event { [HostFunction] public void Level(long one, float two) { } } }
        public sealed class Hand : IHostFunctions { public IReadOnlyList<HostFunction> CreateHostFunctions() => []; }
        """,
    ];

    private static string[] Inheritance() =>
    [
        """
        namespace Demo;
        [ExtismPlugin(Naming = ExportNaming.CamelCase)] public partial interface IBase : IDisposable { string SayHello(string name); string SayGoodbye() => ""; }
        public interface IForeign { string Helper(string name); int Size { get; } event Action Changed; }
        public partial struct Outer { [ExtismPlugin] internal partial interface IInner { void Run(); } }
        """,
        """
        namespace Demo;
        [ExtismPlugin] public partial interface IDerived : IBase, IForeign, ISecond
        {
            string IForeign.Helper(string name) => name;
            int IForeign.Size => 3;
            event Action IForeign.Changed { add { } remove { } }
            Task<string> SayMoreAsync(string more, CancellationToken stop);
            string SayMore(string more);
            string IBase.SayGoodbye() => "bye";
        }
        [ExtismPlugin] public partial interface ISecond : IBase { static abstract void Create(); static virtual int Two => 2; string this[int i] { get; } }
        """,
        """
        partial interface IDerived;
        namespace Demo { public partial interface IDerived { [Export("third")] void Third<T>(T value, out int more); IAsyncEnumerable<int> Many(params int[] values); } }
        """,
    ];

    private static string[] Usage() =>
    [
        """
        namespace Demo;
        [ExtismPlugin] public partial interface IGreeter { string Greet(string name); Task<string> GreetAsync(string name, CancellationToken stop = default); }
        public interface IPlain { void Run(); }
        public static class Program
        {
            public static async Task<int> Main(string[] args)
            {
                await using var host = new ExtismHost();
                var greeter = await host.LoadAsync<IGreeter>(PluginSource.File("greeter.wasm"), o => { o.Timeout = TimeSpan.FromSeconds(2); });
                var compiled = await host.CompileAsync<IGreeter>(PluginSource.File("greeter.wasm")).ConfigureAwait(false);
                var pool = compiled.CreatePool();
                string text = greeter.Greet("Ada");
                Func<Task<string>> later = async () => { lock (args) { } return greeter.Greet(text); };
                var plain = host.LoadAsync<IPlain>(null!);
                try { foreach (string name in from one in args where greeter.Greet(one).Length > 1 select one) { } } catch (Exception e) when (greeter.Greet(e.Message) is { }) { }
                async Task Local() { unsafe { int* p = null; } await Task.Yield(); greeter.Greet(await later()); }
                return text.Length;
            }
        }
        """,
    ];

    // What rules are about, so that fixes are offered from the start.
    private static string[] Mistakes() =>
    [
        """
        namespace Demo;
        [ExtismPlugin] public interface INotPartial { string Greet(string name); }
        [ExtismPlugin] public partial interface IGeneric<T> { T Get(T value); }
        [ExtismPlugin] public partial interface IMany
        {
            int Count { get; }
            string Greet(CancellationToken stop, string name);
            [Payload(PayloadFormat.Text)] void Odd([Payload(PayloadFormat.Binary)] string text, [Payload(PayloadFormat.Text)] int number);
            int Length(int number);
            [Export("greet")] void Again(object value, Action action, Task<int> task, int* pointer, delegate*<void> function);
            [Export("")] ref int Empty(in int a, __arglist);
            Anything Get(Uncovered value);
        }
        public sealed record Uncovered(object Value, IDisposable Other);
        public sealed class Anything { public Anything(int a) { } public Anything(string b) { } }
        """,
        """
        namespace Demo;
        public abstract partial class Abstract { [HostFunction] public void A() { } }
        public class NotPartial { [HostFunction] public T Get<T>(T value) => value; [HostFunction] public static void Get(string a, HostCall call) { } }
        [HostFunctions("extism:host/env")] file partial class Local { [HostFunction] public int Get(List<object> a, ref int b) => 1; }
        """,
    ];
}
