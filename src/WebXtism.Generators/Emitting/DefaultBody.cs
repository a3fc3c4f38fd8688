using WebXtism.Generators.Models;

namespace WebXtism.Generators.Emitting;

/// <summary>How the body of an optional member is reached.</summary>
/// <param name="Call">The member.</param>
/// <param name="ClassName">The class that implements everything but the member.</param>
/// <param name="FieldName">The field that holds an object of it.</param>
internal sealed record DefaultBody(CallModel Call, string ClassName, string FieldName);
