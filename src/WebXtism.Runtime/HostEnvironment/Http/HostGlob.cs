namespace WebXtism.HostEnvironment.Http;

/// <summary>
/// A pattern for host names: <c>*</c> is any run of characters, dots included; <c>?</c> is one; <c>[a-f]</c> is one of a set,
/// <c>[!a-f]</c> one that is not in it.
/// </summary>
internal sealed class HostGlob
{
    // A set of ASCII characters for each position; no character at all stands for a star.
    private readonly UInt128[] _elements;

    private HostGlob(UInt128[] elements) => _elements = elements;

    /// <summary>Reads a pattern.</summary>
    /// <param name="pattern">The pattern in lower-case ASCII.</param>
    /// <exception cref="FormatException">It is no pattern; the message says why.</exception>
    public static HostGlob Parse(ReadOnlySpan<char> pattern)
    {
        var elements = new List<UInt128>();
        while (!pattern.IsEmpty)
        {
            char c = pattern[0];
            pattern = pattern[1..];
            switch (c)
            {
                case '*':
                    elements.Add(UInt128.Zero);
                    break;
                case '?':
                    elements.Add(UInt128.MaxValue);
                    break;
                case '[':
                    elements.Add(ReadSet(ref pattern));
                    break;
                default:
                    elements.Add(Bit(HostCharacter(c)));
                    break;
            }
        }

        return new([.. elements]);
    }

    /// <summary>Tells whether a host fits.</summary>
    /// <param name="host">The host in lower-case ASCII.</param>
    /// <remarks>
    /// Only the last star is ever taken back, so the time is bounded by the product of the lengths, whatever the pattern.
    /// </remarks>
    public bool Matches(ReadOnlySpan<char> host)
    {
        int element = 0;
        int position = 0;
        int star = -1;
        int resume = 0;
        while (position < host.Length)
        {
            if (element < _elements.Length && _elements[element] == UInt128.Zero)
            {
                star = element++;
                resume = position;
            }
            else if (element < _elements.Length && (_elements[element] & Bit(host[position])) != UInt128.Zero)
            {
                element++;
                position++;
            }
            else if (star >= 0)
            {
                element = star + 1;
                position = ++resume;
            }
            else
            {
                return false;
            }
        }

        return _elements.AsSpan(element).IndexOfAnyExcept(UInt128.Zero) < 0;
    }

    private static UInt128 ReadSet(ref ReadOnlySpan<char> pattern)
    {
        bool negated = pattern.StartsWith("!");
        ReadOnlySpan<char> rest = negated ? pattern[1..] : pattern;
        int end = rest.IndexOf(']');
        if (end <= 0)
        {
            throw new FormatException("'[' begins a set of characters that is empty or does not end");
        }

        UInt128 set = UInt128.Zero;
        for (int i = 0; i < end; i++)
        {
            bool range = i + 2 < end && rest[i + 1] == '-';
            char first = HostCharacter(rest[i]);
            char last = range ? HostCharacter(rest[i + 2]) : first;
            if (last < first)
            {
                throw new FormatException($"the range '{first}-{last}' is upside down");
            }

            for (char c = first; c <= last; c++)
            {
                set |= Bit(c);
            }

            i += range ? 2 : 0;
        }

        pattern = rest[(end + 1)..];
        return negated ? ~set : set;
    }

    private static char HostCharacter(char c) =>
        c is '.' or '-' or '_' or (>= 'a' and <= 'z') or (>= '0' and <= '9') ? c : throw new FormatException($"'{c}' cannot be in a host name");

    // Hosts are ASCII when they come here; another character would fit nothing.
    private static UInt128 Bit(char c) => c < 128 ? UInt128.One << c : UInt128.Zero;
}
