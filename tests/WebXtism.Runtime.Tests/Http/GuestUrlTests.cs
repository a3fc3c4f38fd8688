using WebXtism.HostEnvironment.Http;

namespace WebXtism.Tests.Http;

public sealed class GuestUrlTests
{
    [Theory]
    [InlineData("http://example.com", "http://example.com/")]
    [InlineData("HTTPS://Example.COM:443/A?b#c", "https://example.com/A?b#c")]
    [InlineData("http://example.com./", "http://example.com/")]
    [InlineData("http://example.com.:8080/x", "http://example.com:8080/x")]
    [InlineData("http://bücher.de/ü?ö=ä", "http://xn--bcher-kva.de/%C3%BC?%C3%B6=%C3%A4")]
    [InlineData("http://h/a b", "http://h/a%20b")]
    [InlineData("http://h/a%2Fb%20c?x=%26", "http://h/a%2Fb%20c?x=%26")]
    [InlineData("http://h?x@y", "http://h/?x@y")]
    [InlineData("http://h/x@y", "http://h/x@y")]
    [InlineData("http://2130706433/", "http://127.0.0.1/")]
    [InlineData("http://2130706433./", "http://127.0.0.1/")]
    [InlineData("http://0x7f.1/", "http://127.0.0.1/")]
    [InlineData("http://0177.0.0.01/", "http://127.0.0.1/")]
    [InlineData("http://127。0。0。1/", "http://127.0.0.1/")]
    [InlineData("http://0/", "http://0.0.0.0/")]
    [InlineData("http://[0:0::0:1]:81/", "http://[::1]:81/")]
    [InlineData("http://[::ffff:7f00:1]/", "http://[::ffff:127.0.0.1]/")]
    public void A_url_has_one_spelling(string text, string canonical)
    {
        Uri url = GuestUrl.Parse(text);

        Assert.Equal(canonical, url.AbsoluteUri);
        Assert.Equal(url, GuestUrl.Parse(url.AbsoluteUri));
    }

    [Theory]
    [InlineData("", "it is not a valid URL")]
    [InlineData("example.com", "it is not a valid URL")]
    [InlineData("http://", "it is not a valid URL")]
    [InlineData("http:///path", "it is not a valid URL")]
    [InlineData("http://a..b/", "it is not a valid URL")]
    [InlineData("http://h:99999/", "it is not a valid URL")]
    [InlineData("http://h%00.evil.com/", "it is not a valid URL")]
    [InlineData("http://%31%32%37.0.0.1/", "it is not a valid URL")]
    [InlineData("/path", "it is not an http or https URL")]
    [InlineData("//example.com/", "it is not an http or https URL")]
    [InlineData("file:///etc/passwd", "it is not an http or https URL")]
    [InlineData("ftp://example.com/", "it is not an http or https URL")]
    [InlineData("javascript:alert(1)", "it is not an http or https URL")]
    [InlineData("ws://example.com/", "it is not an http or https URL")]
    [InlineData("http://user@example.com/", "the URL holds a user name or password")]
    [InlineData("http://user:password@example.com/", "the URL holds a user name or password")]
    [InlineData("http://allowed.com@evil.com/", "the URL holds a user name or password")]
    [InlineData("http://@example.com/", "the URL holds a user name or password")]
    [InlineData("http://:@example.com/", "the URL holds a user name or password")]
    [InlineData("http://allowed.com\\@evil.com/", "the URL holds a control character or a backslash")]
    [InlineData("http:\\\\evil.com/", "the URL holds a control character or a backslash")]
    [InlineData("http://example.com/a\r\nHost: evil.com", "the URL holds a control character or a backslash")]
    [InlineData("http://exam\tple.com/", "the URL holds a control character or a backslash")]
    [InlineData("http://example.com:0/", "the URL has port 0")]
    [InlineData("http://[fe80::1%25eth0]/", "the URL's host is neither a name nor an address")]
    [InlineData("http://-a.com/", "the URL's host is neither a name nor an address")]
    public void What_is_no_url_for_a_plugin_is_refused(string text, string reason) =>
        Assert.StartsWith(reason, Assert.Throws<UriFormatException>(() => GuestUrl.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("/x?y", "http://h.com:81/x?y")]
    [InlineData("x", "http://h.com:81/a/x")]
    [InlineData("?q", "http://h.com:81/a/b?q")]
    [InlineData("//other.com/x", "http://other.com/x")]
    [InlineData("https://other.com", "https://other.com/")]
    public void A_relative_url_is_resolved(string text, string absolute) =>
        Assert.Equal(absolute, GuestUrl.Parse(text, new Uri("http://h.com:81/a/b")).AbsoluteUri);

    [Theory]
    [InlineData("//user@other.com/")]
    [InlineData("//@other.com/")]
    [InlineData("/\\other.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://")]
    public void A_relative_url_passes_the_same_checks(string text) =>
        Assert.Throws<UriFormatException>(() => GuestUrl.Parse(text, new Uri("http://h.com:81/a/b")));

    [Theory]
    [InlineData("http://h.com:81/a b?secret=1#x", "http://h.com:81/a%20b")]
    [InlineData("http://h.com/\u202e", "http://h.com/%E2%80%AE")]
    public void Messages_show_a_url_without_secrets(string url, string shown) => Assert.Equal(shown, GuestUrl.Show(GuestUrl.Parse(url)));

    [Fact]
    public void Messages_show_the_beginning_of_a_long_url() =>
        Assert.Equal("http://h.com/" + new string('a', 187) + "…", GuestUrl.Show(GuestUrl.Parse("http://h.com/" + new string('a', 5_000))));
}
