using CsCheck;
using WebXtism.HostEnvironment.Http;

namespace WebXtism.Tests.Http;

/// <summary>What a pattern of <see cref="PluginOptions.AllowedHosts"/> allows.</summary>
public sealed class HostPatternTests
{
    [Theory]
    [InlineData("example.com", "http://example.com/", true)]
    [InlineData("example.com", "https://example.com:8443/path?query", true)]
    [InlineData("example.com", "http://EXAMPLE.com/", true)]
    [InlineData("EXAMPLE.com", "http://example.COM/", true)]
    [InlineData("example.com", "http://example.com./", true)]
    [InlineData("example.com.", "http://example.com/", true)]
    [InlineData("example.com", "http://www.example.com/", false)]
    [InlineData("example.com", "http://example.com.evil.net/", false)]
    [InlineData("example.com", "http://notexample.com/", false)]
    [InlineData("example.com", "http://example-com/", false)]
    [InlineData("*", "http://example.com/", true)]
    [InlineData("*", "http://192.0.2.1/", true)]
    [InlineData("*", "http://[2001:db8::1]/", true)]
    [InlineData("**", "http://example.com/", true)]
    [InlineData("*.example.com", "http://www.example.com/", true)]
    [InlineData("*.example.com", "http://a.b.example.com/", true)]
    [InlineData("*.example.com", "http://example.com/", false)]
    [InlineData("*.example.com", "http://www.example.com.evil.net/", false)]
    [InlineData("*example.com", "http://example.com/", true)]
    [InlineData("*example.com", "http://evilexample.com/", true)]
    [InlineData("api.*.com", "http://api.eu.west.com/", true)]
    [InlineData("api.*.com", "http://api.com/", false)]
    [InlineData("a*b*c.net", "http://axxbyybzzc.net/", true)]
    [InlineData("a*b*c.net", "http://axxcyybzz.net/", false)]
    [InlineData("api?.example.com", "http://api1.example.com/", true)]
    [InlineData("api?.example.com", "http://api.example.com/", false)]
    [InlineData("api?.example.com", "http://api12.example.com/", false)]
    [InlineData("api[0-3].example.com", "http://api3.example.com/", true)]
    [InlineData("api[0-3].example.com", "http://api4.example.com/", false)]
    [InlineData("api[!0-3].example.com", "http://api4.example.com/", true)]
    [InlineData("api[!0-3].example.com", "http://api2.example.com/", false)]
    [InlineData("[A-C]pi.example.com", "http://bpi.example.com/", true)]
    [InlineData("[ab]pi", "http://api/", true)]
    [InlineData("[a-]pi", "http://x-pi/", false)]
    [InlineData("x[a-]pi", "http://x-pi/", true)]
    [InlineData("http://example.com", "http://example.com:81/", true)]
    [InlineData("http://example.com", "https://example.com/", false)]
    [InlineData("HTTPS://example.com", "https://example.com/", true)]
    [InlineData("https://*.example.com:8443", "https://api.example.com:8443/", true)]
    [InlineData("https://*.example.com:8443", "https://api.example.com/", false)]
    [InlineData("example.com:443", "https://example.com/", true)]
    [InlineData("example.com:443", "http://example.com/", false)]
    [InlineData("bücher.de", "http://xn--bcher-kva.de/", true)]
    [InlineData("xn--bcher-kva.de", "http://BÜCHER.de/", true)]
    [InlineData("*.bücher.de", "http://www.bücher.de/", true)]
    [InlineData("192.0.2.1", "http://192.0.2.1/", true)]
    [InlineData("192.0.2.1", "http://3221225985/", true)]
    [InlineData("192.0.2.1", "http://0xc0.0.2.1/", true)]
    [InlineData("192.0.2.1", "http://0300.0.2.1/", true)]
    [InlineData("192.0.2.1", "http://192.0.2.1./", true)]
    [InlineData("192.0.2.1", "http://192。0。2。1/", true)]
    [InlineData("192.0.2.1", "http://[::ffff:192.0.2.1]/", false)]
    [InlineData("3221225985", "http://192.0.2.1/", true)]
    [InlineData("192.0.2.*", "http://192.0.2.77/", true)]
    [InlineData("[2001:db8::1]", "http://[2001:DB8:0:0::1]/", true)]
    [InlineData("[2001:db8:0::1]:8080", "http://[2001:db8::1]:8080/", true)]
    [InlineData("[2001:db8::1]:8080", "http://[2001:db8::1]/", false)]
    [InlineData("[::1]", "http://[::2]/", false)]
    public void A_pattern_allows_what_it_says(string pattern, string url, bool allowed) =>
        Assert.Equal(allowed, HostPattern.Parse(pattern).Matches(GuestUrl.Parse(url)));

    [Theory]
    [InlineData("", "the host is missing")]
    [InlineData(".", "the host is missing")]
    [InlineData("http://", "the host is missing")]
    [InlineData(".example.com", "a name between dots is empty; '*.example.com' allows what is below example.com")]
    [InlineData("*..example.com", "a name between dots is empty")]
    [InlineData("example.com..", "a name between dots is empty")]
    [InlineData(":80", "the host is missing")]
    [InlineData("ftp://example.com", "the scheme is neither 'http' nor 'https'")]
    [InlineData("*://example.com", "the scheme is neither 'http' nor 'https'")]
    [InlineData("example.com/path", "'/' cannot be in a host name")]
    [InlineData("https://example.com/", "'/' cannot be in a host name")]
    [InlineData("user@example.com", "'@' cannot be in a host name")]
    [InlineData("exa mple.com", "' ' cannot be in a host name")]
    [InlineData("{a,b}.example.com", "'{' cannot be in a host name")]
    [InlineData("example.com:", "':' is not a port")]
    [InlineData("example.com:0", "':0' is not a port")]
    [InlineData("example.com:65536", "':65536' is not a port")]
    [InlineData("example.com:80/", "':80/' is not a port")]
    [InlineData("example.com:*", "':*' is not a port")]
    [InlineData("[::1]x", "'x' is not a port")]
    [InlineData("[::1%eth0]", "'::1%eth0' is not an IPv6 address")]
    [InlineData("[fe80::*]", "'fe80::*' is not an IPv6 address")]
    [InlineData("::1", "the host is missing")]
    [InlineData("[ab", "'[' begins a set of characters that is empty or does not end")]
    [InlineData("[]", "'[' begins a set of characters that is empty or does not end")]
    [InlineData("[!]x", "'[' begins a set of characters that is empty or does not end")]
    [InlineData("[z-a]x", "the range 'z-a' is upside down")]
    [InlineData("[/]x", "'/' cannot be in a host name")]
    [InlineData("*ü.de", "'*ü' mixes wildcards with characters that are not ASCII")]
    public void What_is_no_pattern_is_refused_when_it_is_added(string pattern, string reason)
    {
        var options = new PluginOptions();

        var exception = Assert.Throws<ArgumentException>(() => options.AllowedHosts.Add(pattern));

        Assert.StartsWith($"'{pattern}' is no pattern for hosts: {reason}", exception.Message, StringComparison.Ordinal);
        options.AllowedHosts.Add("*");
        Assert.Throws<ArgumentException>(() => options.AllowedHosts[0] = pattern);
        Assert.Throws<ArgumentNullException>(() => options.AllowedHosts.Add(null!));
        Assert.Equal(["*"], options.AllowedHosts);
    }

    [Fact]
    public void Any_pattern_fits_what_the_plain_definition_says()
    {
        // Few letters, so that hosts often nearly fit.
        Gen<string> element = Gen.Frequency(
            (6, Gen.OneOf("a", "b", ".")), (3, Gen.Const("*")), (1, Gen.Const("?")), (2, Gen.OneOf("[ab]", "[!a]", "[a-c]", "[!a-c.]")));
        Gen<string> host = Gen.OneOf('a', 'b', 'c', '.').Array[0, 14].Select(letters => new string(letters));

        Gen.Select(element.Array[1, 9], host).Sample(
            (elements, text) =>
            {
                string pattern = string.Concat(elements);
                Assert.True(HostGlob.Parse(pattern).Matches(text) == Fits(elements, text), $"{pattern} and {text}");
            },
            iter: 20_000);
    }

    [Fact]
    public void A_pattern_of_many_stars_ends_soon()
    {
        string pattern = string.Concat(Enumerable.Repeat("*a", 2_000)) + "b";

        Assert.False(HostGlob.Parse(pattern).Matches(new string('a', 20_000)));
        Assert.True(HostGlob.Parse(pattern).Matches(new string('a', 20_000) + "b"));
    }

    private static bool Fits(ReadOnlySpan<string> elements, ReadOnlySpan<char> text)
    {
        if (elements.IsEmpty)
        {
            return text.IsEmpty;
        }

        if (elements[0] == "*")
        {
            return Fits(elements[1..], text) || (!text.IsEmpty && Fits(elements, text[1..]));
        }

        return !text.IsEmpty && FitsOne(elements[0], text[0]) && Fits(elements[1..], text[1..]);
    }

    private static bool FitsOne(string element, char c) => element switch
    {
        "?" => true,
        "[ab]" => c is 'a' or 'b',
        "[!a]" => c != 'a',
        "[a-c]" => c is 'a' or 'b' or 'c',
        "[!a-c.]" => c is not ('a' or 'b' or 'c' or '.'),
        _ => element[0] == c,
    };
}
