using WebXtism.Generators.Models;

namespace WebXtism.Generators.Json;

/// <summary>A type whose metadata we can emit. Other types are referred to by key, so that types may contain themselves.</summary>
/// <param name="Key">The name that no other type has.</param>
/// <param name="Expression">Makes the metadata, in one line: <c>ListOf&lt;global::Demo.Person&gt;(options)</c>.</param>
/// <param name="Object">The members, when it is an object: then the expression calls a method of a file of its own.</param>
/// <param name="Uses">The keys of the types that its metadata asks for.</param>
internal sealed record JsonTypeModel(string Key, string Expression, JsonObjectModel? Object, EquatableArray<string> Uses);
