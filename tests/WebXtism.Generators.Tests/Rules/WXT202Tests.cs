using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT202Tests
{
    [Theory]
    [InlineData("void Set([{|WXT202:Payload(PayloadFormat.Text)|}] byte[] value);")]
    [InlineData("void Set([{|WXT202:Payload(PayloadFormat.Text)|}] Person value);")]
    [InlineData("void Set([{|WXT202:Payload(PayloadFormat.Bytes)|}] string value);")]
    [InlineData("void Set([{|WXT202:Payload(PayloadFormat.Bytes)|}] int value);")]
    [InlineData("void Set([{|WXT202:Payload(PayloadFormat.Json)|}] ReadOnlySpan<byte> value);")]
    [InlineData("void Set([{|WXT202:Payload((PayloadFormat)7)|}] string value);")]
    [InlineData("void Set([{|WXT202:Payload(PayloadFormat.Binary)|}] string value);")]
    [InlineData("void Set([{|WXT202:Payload(PayloadFormat.Binary)|}] Person value);")]
    [InlineData("void Set([{|WXT202:Payload(PayloadFormat.Binary)|}] decimal value);")]
    [InlineData("void Set([{|WXT202:Payload(PayloadFormat.Text)|}] string value, int other);")]
    [InlineData("[return: {|WXT202:Payload(PayloadFormat.Bytes)|}] Task<string> Get();")]
    [InlineData("[return: {|WXT202:Payload(PayloadFormat.Text)|}] void Get();")]
    [InlineData("[return: {|WXT202:Payload(PayloadFormat.Json)|}] Task Get();")]
    public Task Reports_a_format_that_does_not_fit(string member) => RuleTest.Check(UserCode.Interface(member));

    [Theory]
    [InlineData("[HostFunction] public static void Set([{|WXT202:Payload(PayloadFormat.Text)|}] int value) { }")]
    [InlineData("[HostFunction] [return: {|WXT202:Payload(PayloadFormat.Bytes)|}] public static string Get() => \"\";")]
    [InlineData("[HostFunction] [return: {|WXT202:Payload(PayloadFormat.Bytes)|}] public static void Get() { }")]
    [InlineData("[HostFunction(ErrorsAsPayload = true)] [return: {|WXT202:Payload(PayloadFormat.Text)|}] public static string Get() => \"\";")]
    public Task Reports_host_functions_too(string member) => RuleTest.Check(UserCode.Class(member));

    [Theory]
    [InlineData("[return: Payload(PayloadFormat.Text)] string Get([Payload(PayloadFormat.Bytes)] byte[] value);")]
    [InlineData("[return: Payload(PayloadFormat.Json)] Task<string> Get([Payload(PayloadFormat.Bytes)] ReadOnlySpan<byte> value);")]
    [InlineData("void Set([Payload(PayloadFormat.Json)] string value);")]
    [InlineData("void Set([Payload(PayloadFormat.Json)] string value, int other);")]
    [InlineData("[return: Payload(PayloadFormat.Binary)] DayOfWeek? Get([Payload(PayloadFormat.Binary)] double value);")]
    public Task Accepts_a_format_that_fits(string member) => RuleTest.Check(UserCode.Interface(member));
}
