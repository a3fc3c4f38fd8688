using WebXtism;

namespace Greeter;

/// <summary>A plugin that reports an error.</summary>
[ExtismPlugin("errors.assemblyscript.wasm")]
public partial interface IFailing
{
    /// <summary>Fails with an error text.</summary>
    string Fail(string reason);
}
