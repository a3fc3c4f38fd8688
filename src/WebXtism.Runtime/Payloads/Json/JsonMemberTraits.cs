using System.ComponentModel;

namespace WebXtism.Payloads;

/// <summary>What generated code says about a member of an object in JSON.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum JsonMemberTraits
{
    /// <summary>A property that may be null and may be absent.</summary>
    None = 0,

    /// <summary>It is a field.</summary>
    Field = 1,

    /// <summary>It is <c>required</c>.</summary>
    Required = 2,

    /// <summary>It takes what no other member takes.</summary>
    ExtensionData = 4,

    /// <summary>It never holds null.</summary>
    NeverNull = 8,

    /// <summary>It takes no null.</summary>
    TakesNoNull = 16,

    /// <summary>It has the <c>[JsonInclude]</c> attribute.</summary>
    Included = 32,
}
