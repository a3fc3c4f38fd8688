// Assembles WebAssembly text: dotnet run --project tools/WatToWasm -- in.wat out.wasm
// Builds src/WebXtism.Runtime/Kernel/kernel.wasm and the plugins that are written in WAT.
using WebXtism.Engine;
using WebXtism.Wasmtime;

if (args is not [string input, string output])
{
    Console.Error.WriteLine("usage: WatToWasm <in.wat> <out.wasm>");
    return 2;
}

try
{
    byte[] wasm = WebAssemblyText.Assemble(File.ReadAllText(input));
    File.WriteAllBytes(output, wasm);
    Console.WriteLine($"{output}: {wasm.Length} bytes");
    return 0;
}
catch (Exception exception) when (exception is EngineException or IOException)
{
    Console.Error.WriteLine($"{input}: {exception.Message}");
    return 1;
}
