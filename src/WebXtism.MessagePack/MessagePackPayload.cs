using Nerdbank.MessagePack;

namespace WebXtism;

/// <summary>What all types share: the serializer keeps the converters that it has made.</summary>
internal static class MessagePackPayload
{
    public static readonly MessagePackSerializer Serializer = new();
}
