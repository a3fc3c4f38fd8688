using WebXtism;

namespace Greeter;

/// <summary>A plugin that knows how to treat people.</summary>
[ExtismPlugin]
public partial interface IPeople
{
    /// <summary>Two parameters are one JSON object, <c>{"name":"Ada","age":36}</c>: the export <c>introduce</c>.</summary>
    Introduction Introduce(string name, int age);

    /// <summary>A method with a body is an export that the module may lack. This one does, so the body runs.</summary>
    string Dismiss(string name) => $"Goodbye, {name}!";
}
