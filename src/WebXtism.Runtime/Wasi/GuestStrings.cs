using System.Text;

namespace WebXtism.Wasi;

/// <summary>Arguments or environment variables in the form in which a guest gets them: UTF-8 with a 0 at the end of each.</summary>
internal sealed class GuestStrings
{
    public GuestStrings(IEnumerable<string> strings)
    {
        Items = [.. strings.Select(static text => Encoding.UTF8.GetBytes(text + '\0'))];
        Size = checked((uint)Items.Sum(static item => (long)item.Length));
    }

    public IReadOnlyList<byte[]> Items { get; }

    /// <summary>How many bytes all of them have together.</summary>
    public uint Size { get; }
}
