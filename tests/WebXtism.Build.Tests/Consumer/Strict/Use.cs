using Strict.Hosting;
using Strict.Payloads;
using WebXtism;

namespace Strict.Use;

/// <summary>Uses them.</summary>
public static class Program
{
    /// <summary>Loads.</summary>
    /// <param name="source">From where.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>When it is done.</returns>
    public static async Task RunAsync(PluginSource source, CancellationToken cancellationToken)
    {
        ExtismHost host = new();
        await using (host.ConfigureAwait(false))
        {
            IModular modular = await IModular.LoadAsync(host, source, new Clock(TimeProvider.System), new Store(), cancellationToken: cancellationToken).ConfigureAwait(false);
            modular.Visit();
            IMoreModular more = await IMoreModular.LoadAsync(host, source, new Clock(TimeProvider.System), new Store(), cancellationToken: cancellationToken).ConfigureAwait(false);
            more.VisitAgain();
            IHidden hidden = await host.LoadAsync<IHidden>(source, cancellationToken: cancellationToken).ConfigureAwait(false);
            hidden.Take(hidden.GetClass());
            IQuiet quiet = await IQuiet.LoadAsync(host, source, new Quiet(), cancellationToken: cancellationToken).ConfigureAwait(false);
            _ = quiet.Visit("");
            IDerived derived = await host.LoadAsync<IDerived>(source, cancellationToken: cancellationToken).ConfigureAwait(false);
            using (derived)
            {
                _ = derived.SayMore() + derived.SayHello();
            }
        }
    }
}
