using WebXtism;

namespace Schema;

/// <summary>An interface whose schema the build writes into <c>greeter.xtp.yaml</c>.</summary>
[ExtismPlugin("greeter.rust.wasm")]
public partial interface IGreeter
{
    /// <summary>Greets somebody.</summary>
    /// <param name="name">Whom.</param>
    string Greet(string name);

    /// <summary>Counts vowels.</summary>
    /// <param name="text">Where.</param>
    /// <returns>How many there were.</returns>
    VowelReport CountVowels(string text);
}
