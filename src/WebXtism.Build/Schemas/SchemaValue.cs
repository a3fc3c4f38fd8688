namespace WebXtism.Build.Schemas;

/// <summary>An input or output.</summary>
/// <param name="Type">Its type.</param>
/// <param name="ContentType">How it travels.</param>
/// <param name="Description">What it means.</param>
internal sealed record SchemaValue(SchemaType Type, ContentType ContentType, string? Description);
