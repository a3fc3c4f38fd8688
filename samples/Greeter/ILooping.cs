using WebXtism;

namespace Greeter;

/// <summary>A plugin that runs for ever.</summary>
[ExtismPlugin("loop.c.wasm")]
public partial interface ILooping
{
    /// <summary>Never returns.</summary>
    void Spin();

    /// <summary>Returns once it has counted that far.</summary>
    string CountTo(string number);
}
