namespace WebXtism.Wasi.Functions;

/// <summary>The code of a WASI function.</summary>
internal delegate Errno WasiBody(WasiCall call);
