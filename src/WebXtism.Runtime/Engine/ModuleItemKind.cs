namespace WebXtism.Engine;

/// <summary>The kinds of things that modules import and export.</summary>
public enum ModuleItemKind
{
    /// <summary>A function.</summary>
    Function,

    /// <summary>A global.</summary>
    Global,

    /// <summary>A table.</summary>
    Table,

    /// <summary>A memory.</summary>
    Memory,

    /// <summary>Something else, such as an exception tag.</summary>
    Other,
}
