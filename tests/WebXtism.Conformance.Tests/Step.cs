using System.Text;

namespace WebXtism.Conformance.Tests;

/// <summary>One call of a case.</summary>
/// <param name="Export">The export.</param>
/// <param name="Input">The input; for <c>http</c> a URL, in which <c>{server}</c> stands for the address of the test's server.</param>
/// <param name="Expected">What must come of it.</param>
internal sealed record Step(string Export, byte[] Input, Outcome Expected)
{
    public static Step Outputs(string export, string input, string output) => Outputs(export, Encoding.UTF8.GetBytes(input), Encoding.UTF8.GetBytes(output));

    public static Step Outputs(string export, byte[] input, byte[] output) => new(export, input, new() { Output = Digest.Of(output) });

    public static Step Fails(string export, string input, string error) => new(export, Encoding.UTF8.GetBytes(input), new() { Error = error, Code = 1 });

    public static Step Returns(string export, string input, int code) => new(export, Encoding.UTF8.GetBytes(input), new() { Code = code });

    public static Step Traps(string export) => new(export, [], new() { Trap = TrapCode.Unreachable });

    public static Step Logs(string input, string logged) => new("log", Encoding.UTF8.GetBytes(input), new() { Output = Digest.Of([]), Log = logged });

    public byte[] InputFor(string serverUrl) => Export == "http"
        ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Input).Replace("{server}", serverUrl, StringComparison.Ordinal))
        : Input;
}
