using WebXtism;

namespace Greeter;

/// <summary>What an echo can do. An interface that inherits this one has its exports too.</summary>
[ExtismPlugin]
public partial interface IEcho
{
    /// <summary>JSON in, the same JSON out: the export <c>echo</c>.</summary>
    Direction Echo(Direction direction);
}
