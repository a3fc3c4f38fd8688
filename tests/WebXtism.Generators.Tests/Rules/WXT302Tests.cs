using WebXtism.Generators.Tests.Kit;

namespace WebXtism.Generators.Tests.Rules;

public sealed class WXT302Tests
{
    [Theory]
    [InlineData("[HostFunction] public static void {|WXT302:Get|}(ref int value) { }")]
    [InlineData("[HostFunction] public static void {|WXT302:Get|}(out int value) => value = 1;")]
    [InlineData("[HostFunction] public static void {|WXT302:Get|}(in int value) { }")]
    [InlineData("[HostFunction] public static void {|WXT302:Get|}(params byte[] value) { }")]
    [InlineData("[HostFunction] public static void {|WXT302:Get|}<T>(T value) { }")]
    [InlineData("[HostFunction] public ref int {|WXT302:Get|}() => ref _field; private int _field;")]
    [InlineData("[HostFunction] public static void {|WXT302:Get|}(int value, HostCall call) { }")]
    [InlineData("[HostFunction] public static void {|WXT302:Get|}(CancellationToken stop, int value) { }")]
    [InlineData("[HostFunction] public static void {|WXT302:Get|}([HostContext] Person? person) { }")]
    [InlineData("[HostFunction] public static void {|WXT302:Get|}([HostContext] int? number) { }")]
    [InlineData("[HostFunction] public static void {|WXT302:Get|}([HostContext] ReadOnlySpan<byte> bytes) { }")]
    [InlineData("[HostFunction] public static Task? {|WXT302:GetAsync|}() => null;")]
    [InlineData("[HostFunction] public static Task<int>? {|WXT302:GetAsync|}() => null;")]
    [InlineData("[HostFunction] public static void {|WXT302:Get|}(__arglist) { }")]
    [InlineData("public int Count { [HostFunction] {|WXT302:get|} => 1; }")]
    [InlineData("[HostFunction] public static Directory operator {|WXT302:+|}(Directory a, Directory b) => a;")]
    public Task Reports_a_method_that_plugins_cannot_call(string member) => RuleTest.Check(UserCode.Class(member));

    [Fact]
    public Task Reports_an_explicit_implementation() =>
        RuleTest.Check("public interface ILog { void Log(); } public partial class Store : ILog { [HostFunction] void ILog.{|WXT302:Log|}() { } }");

    [Theory]
    [InlineData("[HostFunction] public static void Get(HostCall call, int value, CancellationToken stop) { }")]
    [InlineData("[HostFunction] public static void Get(HostCall call, [HostContext] IServiceProvider services, string a, [HostContext] Person b) { }")]
    [InlineData("[HostFunction] private protected int Get(string a, byte[] b, double c, Person d) => 1;")]
    [InlineData("[HostFunction] public static Task<Person?> GetAsync(int value = 3) => null!;")]
    public Task Accepts_values_in_any_number(string member) => RuleTest.Check(UserCode.Class(member));
}
