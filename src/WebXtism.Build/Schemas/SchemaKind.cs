namespace WebXtism.Build.Schemas;

/// <summary>What a value of a schema is.</summary>
internal enum SchemaKind
{
    String,
    Integer,
    Number,
    Boolean,
    Buffer,

    /// <summary>An object of any shape.</summary>
    Object,

    /// <summary>A list; of anything, where it has no items.</summary>
    Array,

    /// <summary>An object whose names are data.</summary>
    Map,

    /// <summary>A component.</summary>
    Reference,
}
