namespace WebXtism.Modules;

/// <summary>
/// The sections of a module, one after the other. Nothing is validated: where the bytes stop making sense the sections end, and
/// the engine refuses them.
/// </summary>
internal ref struct ModuleSections(ReadOnlySpan<byte> module)
{
    public const byte Custom = 0;
    public const byte Function = 3;
    public const byte Table = 4;
    public const byte Code = 10;

    private const int HeaderLength = 8;

    private ByteReader _reader = Begin(module);

    /// <summary>The kind of the present section.</summary>
    public byte Id { get; private set; }

    /// <summary>Where its content begins in the module.</summary>
    public int Start { get; private set; }

    /// <summary>What is in it.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>Whether the bytes stopped making sense.</summary>
    public readonly bool Failed => _reader.Failed;

    public bool MoveNext()
    {
        if (_reader.AtEnd)
        {
            return false;
        }

        Id = _reader.Byte();
        ulong length = _reader.Unsigned();
        Start = _reader.Position;
        Content = _reader.Bytes(length);
        return !_reader.Failed;
    }

    private static ByteReader Begin(ReadOnlySpan<byte> module)
    {
        var reader = new ByteReader(module);
        reader.Bytes(HeaderLength);
        return reader;
    }
}
