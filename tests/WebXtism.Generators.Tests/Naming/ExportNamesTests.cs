using WebXtism.Generators.Parsing;
using Convention = WebXtism.Generators.Models.ExportNaming;

namespace WebXtism.Generators.Tests.Naming;

public sealed class ExportNamesTests
{
    [Theory]
    [InlineData("Greet", "greet", "greet", "Greet")]
    [InlineData("CountVowels", "count_vowels", "countVowels", "CountVowels")]
    [InlineData("CountVowelsAsync", "count_vowels", "countVowels", "CountVowels")]
    [InlineData("GetURL", "get_url", "getURL", "GetURL")]
    [InlineData("URLOf", "url_of", "urlOf", "URLOf")]
    [InlineData("URL", "url", "url", "URL")]
    [InlineData("Sha256Of", "sha256_of", "sha256Of", "Sha256Of")]
    [InlineData("Sha256", "sha256", "sha256", "Sha256")]
    [InlineData("Utf8ToUtf16", "utf8_to_utf16", "utf8ToUtf16", "Utf8ToUtf16")]
    [InlineData("X509Cert", "x509_cert", "x509Cert", "X509Cert")]
    [InlineData("HTTPGet2", "http_get2", "httpGet2", "HTTPGet2")]
    [InlineData("A", "a", "a", "A")]
    [InlineData("AB", "ab", "ab", "AB")]
    [InlineData("ABc", "a_bc", "aBc", "ABc")]
    [InlineData("already_snake", "already_snake", "already_snake", "already_snake")]
    [InlineData("Get_URL", "get_url", "get_URL", "Get_URL")]
    [InlineData("_Reset", "_reset", "_Reset", "_Reset")]
    [InlineData("camelCase", "camel_case", "camelCase", "camelCase")]
    [InlineData("Async", "async", "async", "Async")]
    [InlineData("AsyncCall", "async_call", "asyncCall", "AsyncCall")]
    [InlineData("GetAsyncAsync", "get_async", "getAsync", "GetAsync")]
    [InlineData("GrüßeÄnna", "grüße_änna", "grüßeÄnna", "GrüßeÄnna")]
    public void A_method_s_name_becomes_the_export_s(string method, string snake, string camel, string exact)
    {
        Assert.Equal(snake, ExportNames.FromMethod(method, Convention.SnakeCase));
        Assert.Equal(camel, ExportNames.FromMethod(method, Convention.CamelCase));
        Assert.Equal(exact, ExportNames.FromMethod(method, Convention.Exact));
    }

    [Fact]
    public void Snake_case_of_snake_case_is_itself()
    {
        var random = new Random(7);
        for (int round = 0; round < 2000; round++)
        {
            string name = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => "abzABZ09_"[random.Next(9)]));
            string once = ExportNames.FromMethod(name, Convention.SnakeCase);
            Assert.Equal(once, ExportNames.FromMethod(once, Convention.SnakeCase));
            Assert.DoesNotContain(once, char.IsUpper);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\u0000")]
    [InlineData("line\nbreak")]
    [InlineData("\u007f")]
    public void A_name_without_text_or_with_control_characters_is_a_problem(string? name) => Assert.NotNull(ExportNames.Problem(name));

    [Fact]
    public void Half_of_a_surrogate_pair_is_a_problem_and_a_whole_one_is_not()
    {
        Assert.NotNull(ExportNames.Problem("a\ud83d"));
        Assert.NotNull(ExportNames.Problem("\udc4bb"));
        Assert.Null(ExportNames.Problem("\ud83d\udc4b"));
    }
}
