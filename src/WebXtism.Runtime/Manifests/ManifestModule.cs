using WebXtism.Sources;

namespace WebXtism;

/// <summary>One module of a manifest: an entry of <c>wasm</c>.</summary>
public abstract class ManifestModule
{
    private protected ManifestModule()
    {
    }

    /// <summary>The name under which other modules import from this one (<c>name</c>). The plugin's own module is called <c>main</c>, or is the last.</summary>
    public string? Name { get; init; }

    /// <summary>The SHA-256 of the module's bytes, as 64 hex digits in upper or lower case (<c>hash</c>); <see langword="null"/> when any bytes will do.</summary>
    /// <exception cref="ArgumentException">The value is no SHA-256.</exception>
    public string? Hash
    {
        get;
        init
        {
            if (value is not null && !Sha256Pin.TryParse(value, out _))
            {
                throw new ArgumentException(Sha256Pin.Expected, nameof(value));
            }

            field = value;
        }
    }
}
