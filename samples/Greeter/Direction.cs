namespace Greeter;

/// <summary>Where to. In JSON it is its name, <c>"North"</c>.</summary>
public enum Direction
{
    /// <summary>Up on maps.</summary>
    North,

    /// <summary>Down on maps.</summary>
    South,
}
