using System.Text;

namespace WebXtism.Testing;

/// <summary>One HTTP request of a plugin that reached <see cref="RecordingHost.HttpResponder"/>.</summary>
/// <param name="Method">The method, such as <c>GET</c>.</param>
/// <param name="Uri">The address.</param>
/// <param name="Headers">The headers, those of the body too; several values of one are joined by a comma.</param>
/// <param name="Body">The body; empty when there is none.</param>
public sealed record RecordedRequest(string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The body as UTF-8 text.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);
}
