namespace WebXtism.Build.Schemas;

/// <summary>How a value travels.</summary>
internal enum ContentType
{
    /// <summary><c>application/json</c>.</summary>
    Json,

    /// <summary><c>text/plain; charset=utf-8</c>.</summary>
    Text,

    /// <summary><c>application/x-binary</c>.</summary>
    Binary,
}
