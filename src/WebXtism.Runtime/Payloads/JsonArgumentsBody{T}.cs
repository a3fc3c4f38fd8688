namespace WebXtism;

/// <summary>Writes the parameters of a call; see <see cref="JsonArguments{TValues}"/>.</summary>
/// <typeparam name="TValues">A tuple of the parameters.</typeparam>
/// <param name="arguments">Takes them, in the order of their names.</param>
/// <param name="values">The parameters.</param>
public delegate void JsonArgumentsBody<in TValues>(JsonArgumentWriter arguments, TValues values);
