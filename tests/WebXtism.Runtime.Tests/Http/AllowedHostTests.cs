using Microsoft.AspNetCore.Http;

namespace WebXtism.Tests.Http;

/// <summary>Whom a plugin may reach.</summary>
public sealed class AllowedHostTests(HttpServer server) : HttpTests(server)
{
    [Fact]
    public void By_default_nobody_is_allowed()
    {
        HttpGuest guest = LoadGuest(options => options.AllowedHosts.Clear());

        Assert.Equal(
            $"The plugin 'guest' requested {Server.Url}/path while it ran 'request', but it may reach no host at all; add what it may reach to PluginOptions.AllowedHosts.",
            Refused(() => guest.Request(Server.Url + "/path?secret=1")).Message);
    }

    [Fact]
    public void A_host_that_no_pattern_allows_is_refused()
    {
        HttpGuest guest = LoadGuest("*.example.com", $"https://127.0.0.1:{Server.Port}", $"127.0.0.1:{Server.OtherPort}");

        Assert.Equal(
            $"The plugin 'guest' requested {Server.Url}/ while it ran 'request', but no pattern of PluginOptions.AllowedHosts allows {Server.Url}.",
            Refused(() => guest.Request(Server.Url)).Message);
        Assert.Equal("", guest.Request(Server.OtherUrl));
    }

    [Fact]
    public void Later_changes_of_the_options_have_no_effect()
    {
        PluginOptions kept = null!;
        HttpGuest guest = LoadGuest(options =>
        {
            kept = options;
            options.AllowedHosts.Clear();
        });
        kept.AllowedHosts.Add("*");

        Refused(() => guest.Request(Server.Url));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("127.0.0.?")]
    [InlineData("127.0.0.2")]
    public void A_wildcard_does_not_allow_a_private_address(string pattern)
    {
        HttpGuest guest = LoadGuest(pattern, "http://10.0.0.1");

        ExtismException exception = Refused(() => guest.Request(Server.Url));

        Says(exception, pattern == "127.0.0.2" ? "no pattern of PluginOptions.AllowedHosts allows"
            : "but '127.0.0.1' is at 127.0.0.1, which is not on the internet but private, local or reserved; name that address itself in PluginOptions.AllowedHosts, or set PluginOptions.AllowPrivateAddresses.");
    }

    [Theory]
    [InlineData("2130706433")]
    [InlineData("2130706433.")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("127.1")]
    [InlineData("127.0.0.1.")]
    [InlineData("127。0。0。1")]
    [InlineData("0")]
    [InlineData("0.0.0.0")]
    [InlineData("[::1]")]
    [InlineData("[::]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[::127.0.0.1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("10.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("[fe80::1]")]
    [InlineData("[fd00::1]")]
    [InlineData("224.0.0.1")]
    public void No_spelling_leads_to_a_private_address(string host)
    {
        HttpGuest guest = LoadGuest("*");

        Says(Refused(() => guest.Request($"http://{host}:{Server.Port}/")), "which is not on the internet but private, local or reserved");
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("localhost.")]
    [InlineData("LOCALHOST")]
    public void A_name_that_resolves_to_a_private_address_is_refused_where_it_is_connected(string host)
    {
        HttpGuest guest = LoadGuest("localhost", "127.0.0.1", "[::1]");

        ExtismException exception = Refused(() => guest.Request($"http://{host}:{Server.Port}/"));

        Says(exception, "but 'localhost' is at ", "127.0.0.1", "which is not on the internet");
    }

    [Fact]
    public void A_connection_that_an_allowed_address_made_serves_no_name()
    {
        HttpGuest guest = LoadGuest("localhost", "127.0.0.1");
        guest.Request(Server.Url);

        Refused(() => guest.Request($"http://localhost:{Server.Port}/"));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public void Private_addresses_can_be_allowed(string host)
    {
        HttpGuest guest = LoadGuest(options => options.AllowPrivateAddresses = true, "*");
        Server.Answer = context => context.Response.WriteAsync(context.Request.Host.Host);

        Assert.Equal(host, guest.Request($"http://{host}:{Server.Port}/"));
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("127.0.0.1", "2130706433")]
    [InlineData("127.0.0.1", "127.0.0.1.")]
    [InlineData("0x7f.1", "127.0.0.1")]
    public void A_pattern_that_is_the_address_allows_it_in_every_spelling(string pattern, string host)
    {
        HttpGuest guest = LoadGuest(pattern);
        Server.Answer = context => context.Response.WriteAsync(context.Request.Host.Host);

        Assert.Equal("127.0.0.1", guest.Request($"http://{host}:{Server.Port}/"));
    }

    [Fact]
    public void A_pattern_that_is_an_ipv6_address_allows_it()
    {
        Assert.SkipWhen(Server.Ipv6Port == 0, "There is no IPv6 here.");
        HttpGuest guest = LoadGuest("[0:0::1]");
        Server.Answer = context => context.Response.WriteAsync(context.Request.Host.Host);

        Assert.Equal("[::1]", guest.Request($"http://[::1]:{Server.Ipv6Port}/"));
        Refused(() => guest.Request($"http://[::2]:{Server.Ipv6Port}/"));
    }

    [Fact]
    public void A_refused_request_is_an_error_of_the_initialisation_too()
    {
        var exception = Fails<HostFunctionException>(() => LoadText("""
            (module
              (import "extism:host/env" "http_request" (func $http_request (param i64 i64) (result i64)))
              (import "extism:host/env" "alloc" (func $alloc (param i64) (result i64)))
              (import "extism:host/env" "store_u8" (func $store_u8 (param i64 i32)))
              (memory 1)
              (data (i32.const 0) "{\"url\":\"http://example.com\"}")
              (func (export "_initialize") (local $block i64) (local $i i32)
                (local.set $block (call $alloc (i64.const 28)))
                (loop $next
                  (call $store_u8 (i64.add (local.get $block) (i64.extend_i32_u (local.get $i))) (i32.load8_u (local.get $i)))
                  (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 28))))
                (drop (call $http_request (local.get $block) (i64.const 0)))))
            """));

        Assert.StartsWith("The plugin 'guest' requested http://example.com/ while it was initialised, but it may reach no host at all", exception.InnerException!.Message, StringComparison.Ordinal);
    }
}
