using WebXtism;

namespace Greeter;

/// <summary>A plugin that remembers visitors in the application's store.</summary>
[ExtismPlugin("kv.c.wasm", Imports = [typeof(KeyValueStore)])]
public partial interface IVisitors
{
    /// <summary>Counts a visit and tells how many there were.</summary>
    string Visit(string name);
}
