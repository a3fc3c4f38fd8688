using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebXtism.Benchmarks;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Person))]
internal sealed partial class BenchmarkJson : JsonSerializerContext;
