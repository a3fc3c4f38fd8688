using System.Text.Json;
using System.Text.Json.Serialization;

namespace Greeter;

/// <summary>How the JSON payloads of this application are written and read: generated, so it works under NativeAOT.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(VowelReport))]
[JsonSerializable(typeof(Introduction))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
internal sealed partial class SampleJson : JsonSerializerContext;
