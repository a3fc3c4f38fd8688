namespace WebXtism.Testing.Recording;

/// <summary>A list that several threads write and read.</summary>
internal sealed class RecordedList<T>
{
    private readonly Lock _lock = new();
    private readonly List<T> _items = [];

    public void Add(T item)
    {
        lock (_lock)
        {
            _items.Add(item);
        }
    }

    public IReadOnlyList<T> ToArray()
    {
        lock (_lock)
        {
            return [.. _items];
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _items.Clear();
        }
    }
}
