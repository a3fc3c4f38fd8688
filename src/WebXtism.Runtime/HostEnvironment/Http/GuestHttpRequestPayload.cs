using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace WebXtism.HostEnvironment.Http;

/// <summary>
/// Reads a request: <c>{"url": …, "method"?: …, "headers"?: {…}}</c>, as every PDK writes it. Anything else in it is an error,
/// as in Extism: a plugin must not believe that an option counts which the host does not know.
/// </summary>
internal readonly struct GuestHttpRequestPayload : IPayloadCodec<GuestHttpRequest>
{
    private const int MaxLength = 1024 * 1024;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public void Write(GuestHttpRequest value, PayloadWriter writer) => throw new NotSupportedException();

    public GuestHttpRequest Read(ReadOnlySpan<byte> payload)
    {
        if (payload.Length > MaxLength)
        {
            throw new JsonException("It is larger than 1 MiB, without its body.");
        }

        if (!Utf8.IsValid(payload))
        {
            // Throws, and says where.
            s_utf8.GetCharCount(payload);
        }

        var reader = new Utf8JsonReader(payload);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Invalid("$", "it is not a JSON object");
        }

        Uri? url = null;
        HttpMethod? method = null;
        List<KeyValuePair<string, string>>? headers = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            switch (name)
            {
                case "url" when url is null:
                    url = ReadUrl(ref reader);
                    break;
                case "method" when method is null:
                    method = reader.TokenType == JsonTokenType.Null ? HttpMethod.Get : ReadMethod(ref reader);
                    break;
                case "headers" when headers is null:
                    headers = reader.TokenType == JsonTokenType.Null ? [] : ReadHeaders(ref reader);
                    break;
                case "url" or "method" or "headers":
                    throw Invalid("$." + name, "it is there twice");
                default:
                    throw Invalid("$", "a request has 'url', 'method' and 'headers', and nothing else");
            }
        }

        // Throws when something follows.
        reader.Read();
        return new(url ?? throw Invalid("$", "'url' is missing"), method ?? HttpMethod.Get, headers ?? []);
    }

    private static Uri ReadUrl(ref Utf8JsonReader reader)
    {
        try
        {
            return GuestUrl.Parse(ReadString(ref reader, "$.url"));
        }
        catch (UriFormatException exception)
        {
            throw new JsonException(exception.Message, "$.url", lineNumber: null, bytePositionInLine: null, exception);
        }
    }

    private static HttpMethod ReadMethod(ref Utf8JsonReader reader)
    {
        string method = ReadString(ref reader, "$.method").ToUpperInvariant();
        if (!RequestHeaders.IsToken(method))
        {
            throw Invalid("$.method", "it is not the name of an HTTP method");
        }

        // CONNECT would make a tunnel past all rules, TRACE echoes what the host adds.
        return method is "CONNECT" or "TRACE" or "TRACK" ? throw Invalid("$.method", $"plugins cannot use {method}") : new HttpMethod(method);
    }

    private static List<KeyValuePair<string, string>> ReadHeaders(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Invalid("$.headers", "it is not an object of names and values");
        }

        var headers = new List<KeyValuePair<string, string>>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (!RequestHeaders.IsToken(name))
            {
                throw Invalid("$.headers", "a name is not the name of a header");
            }

            string path = "$.headers." + GuestName.Show(name);
            reader.Read();
            string value = ReadString(ref reader, path);
            if (RequestHeaders.Problem(name, value) is { } problem)
            {
                throw Invalid(path, problem);
            }

            if (!names.Add(name))
            {
                throw Invalid(path, "it is there twice");
            }

            headers.Add(new(name, value));
        }

        return headers;
    }

    private static string ReadString(ref Utf8JsonReader reader, string path) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw Invalid(path, "it is not text");

    private static JsonException Invalid(string path, string problem) => new(problem, path, lineNumber: null, bytePositionInLine: null);
}
