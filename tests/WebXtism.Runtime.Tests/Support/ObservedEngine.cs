using WebXtism.Engine;

namespace WebXtism.Tests;

/// <summary>
/// Passes everything on to another engine, and shows the instances that it makes: so tests can cross into a guest without
/// what the runtime does before and after, and count what is made and freed.
/// </summary>
internal sealed class ObservedEngine(IPluginEngine engine) : IPluginEngine
{
    private readonly Lock _lock = new();
    private readonly List<Instance> _instances = [];
    private int _disposedModules;

    public EngineCapabilities Capabilities { get; init; } = engine.Capabilities;

    /// <summary>All instances so far, in the order in which they were made.</summary>
    public IReadOnlyList<Instance> Instances
    {
        get
        {
            lock (_lock)
            {
                return [.. _instances];
            }
        }
    }

    public bool IsDisposed { get; private set; }

    /// <summary>Runs before each compilation.</summary>
    public Action Compiling { get; init; } = () => { };

    /// <summary>How many compiled modules were disposed.</summary>
    public int Disposed => Volatile.Read(ref _disposedModules);

    public EngineModule Compile(ReadOnlySpan<byte> wasm, in CompileOptions options)
    {
        Compiling();
        return new Module(this, engine.Compile(wasm, options));
    }

    public void Dispose() => IsDisposed = true;

    internal sealed class Instance(EngineInstance instance, EngineImage image) : EngineInstance
    {
        public bool IsDisposed { get; private set; }

        public override WebXtism.Kernel.KernelMemory Memory => instance.Memory;

        public override ulong Fuel
        {
            get => instance.Fuel;
            set => instance.Fuel = value;
        }

        public int Find(string export) => image.FindExport(export);

        public override EngineResult Invoke(int slot, in CallLimits limits) => instance.Invoke(slot, limits);

        public override GuestFault? TakeFault() => instance.TakeFault();

        public override GuestMemory? FindGuestMemory() => instance.FindGuestMemory();

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            instance.Dispose();
        }
    }

    private sealed class Module(ObservedEngine owner, EngineModule module) : EngineModule
    {
        public override IReadOnlyList<ModuleImport> Imports => module.Imports;

        public override IReadOnlyList<ModuleExport> Exports => module.Exports;

        private EngineModule Inner => module;

        public override EngineImage Link(IReadOnlyList<LinkedModule> modules) =>
            new Image(owner, Inner.Link([.. modules.Select(static linked => linked with { Module = ((Module)linked.Module).Inner })]));

        protected override void Dispose(bool disposing)
        {
            module.Dispose();
            Interlocked.Increment(ref owner._disposedModules);
        }
    }

    private sealed class Image(ObservedEngine owner, EngineImage image) : EngineImage
    {
        public override int FindExport(string name) => image.FindExport(name);

        public override EngineResult Instantiate(InstanceContext context, in CallLimits limits, out EngineInstance? instance, out GuestFault? fault)
        {
            EngineResult result = image.Instantiate(context, limits, out instance, out fault);
            if (instance is not null)
            {
                var observed = new Instance(instance, image);
                instance = observed;
                lock (owner._lock)
                {
                    owner._instances.Add(observed);
                }
            }

            return result;
        }

        protected override void Dispose(bool disposing) => image.Dispose();
    }
}
