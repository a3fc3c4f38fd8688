using System.Text.Json;
using WebXtism.Testing.InMemory;

namespace WebXtism.Testing;

/// <content>Exports of members with several parameters, which travel as one JSON object.</content>
public sealed partial class InMemoryPlugin<T>
{
    /// <summary>Adds an export of a member with two parameters and no output.</summary>
    /// <typeparam name="T1">The type of the first parameter.</typeparam>
    /// <typeparam name="T2">The type of the second parameter.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="body">What it does.</param>
    /// <returns>This plugin.</returns>
    /// <exception cref="ArgumentException">There is one of that name, or the interface calls it with other types.</exception>
    public InMemoryPlugin<T> Export<T1, T2>(string name, Action<T1, T2> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Export(name, (InMemoryGuest _, T1 first, T2 second) => body(first, second));
    }

    /// <inheritdoc cref="Export{T1, T2}(string, Action{T1, T2})"/>
    public InMemoryPlugin<T> Export<T1, T2>(string name, Action<InMemoryGuest, T1, T2> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Export(name, Arguments<T1, T2>(name), default(NoPayload), (InMemoryGuest guest, (T1, T2) values) =>
        {
            body(guest, values.Item1, values.Item2);
            return default(NoPayload);
        });
    }

    /// <summary>Adds an export of a member with two parameters.</summary>
    /// <typeparam name="T1">The type of the first parameter.</typeparam>
    /// <typeparam name="T2">The type of the second parameter.</typeparam>
    /// <typeparam name="TOut">The type of the output.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="body">What it does.</param>
    /// <returns>This plugin.</returns>
    /// <exception cref="ArgumentException">There is one of that name, or the interface calls it with other types.</exception>
    public InMemoryPlugin<T> Export<T1, T2, TOut>(string name, Func<T1, T2, TOut> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Export(name, (InMemoryGuest _, T1 first, T2 second) => body(first, second));
    }

    /// <inheritdoc cref="Export{T1, T2, TOut}(string, Func{T1, T2, TOut})"/>
    public InMemoryPlugin<T> Export<T1, T2, TOut>(string name, Func<InMemoryGuest, T1, T2, TOut> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Export(name, Arguments<T1, T2>(name), _codecs.Output<TOut>(name), (InMemoryGuest guest, (T1, T2) values) => body(guest, values.Item1, values.Item2));
    }

    /// <summary>Adds an export of a member with three parameters and no output.</summary>
    /// <typeparam name="T1">The type of the first parameter.</typeparam>
    /// <typeparam name="T2">The type of the second parameter.</typeparam>
    /// <typeparam name="T3">The type of the third parameter.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="body">What it does.</param>
    /// <returns>This plugin.</returns>
    /// <exception cref="ArgumentException">There is one of that name, or the interface calls it with other types.</exception>
    public InMemoryPlugin<T> Export<T1, T2, T3>(string name, Action<T1, T2, T3> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Export(name, (InMemoryGuest _, T1 first, T2 second, T3 third) => body(first, second, third));
    }

    /// <inheritdoc cref="Export{T1, T2, T3}(string, Action{T1, T2, T3})"/>
    public InMemoryPlugin<T> Export<T1, T2, T3>(string name, Action<InMemoryGuest, T1, T2, T3> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Export(name, Arguments<T1, T2, T3>(name), default(NoPayload), (InMemoryGuest guest, (T1, T2, T3) values) =>
        {
            body(guest, values.Item1, values.Item2, values.Item3);
            return default(NoPayload);
        });
    }

    /// <summary>Adds an export of a member with three parameters.</summary>
    /// <typeparam name="T1">The type of the first parameter.</typeparam>
    /// <typeparam name="T2">The type of the second parameter.</typeparam>
    /// <typeparam name="T3">The type of the third parameter.</typeparam>
    /// <typeparam name="TOut">The type of the output.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="body">What it does.</param>
    /// <returns>This plugin.</returns>
    /// <exception cref="ArgumentException">There is one of that name, or the interface calls it with other types.</exception>
    public InMemoryPlugin<T> Export<T1, T2, T3, TOut>(string name, Func<T1, T2, T3, TOut> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Export(name, (InMemoryGuest _, T1 first, T2 second, T3 third) => body(first, second, third));
    }

    /// <inheritdoc cref="Export{T1, T2, T3, TOut}(string, Func{T1, T2, T3, TOut})"/>
    public InMemoryPlugin<T> Export<T1, T2, T3, TOut>(string name, Func<InMemoryGuest, T1, T2, T3, TOut> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Export(name, Arguments<T1, T2, T3>(name), _codecs.Output<TOut>(name), (InMemoryGuest guest, (T1, T2, T3) values) => body(guest, values.Item1, values.Item2, values.Item3));
    }

    /// <summary>Adds an export of a member with four parameters and no output.</summary>
    /// <typeparam name="T1">The type of the first parameter.</typeparam>
    /// <typeparam name="T2">The type of the second parameter.</typeparam>
    /// <typeparam name="T3">The type of the third parameter.</typeparam>
    /// <typeparam name="T4">The type of the fourth parameter.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="body">What it does.</param>
    /// <returns>This plugin.</returns>
    /// <exception cref="ArgumentException">There is one of that name, or the interface calls it with other types.</exception>
    public InMemoryPlugin<T> Export<T1, T2, T3, T4>(string name, Action<T1, T2, T3, T4> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Export(name, (InMemoryGuest _, T1 first, T2 second, T3 third, T4 fourth) => body(first, second, third, fourth));
    }

    /// <inheritdoc cref="Export{T1, T2, T3, T4}(string, Action{T1, T2, T3, T4})"/>
    public InMemoryPlugin<T> Export<T1, T2, T3, T4>(string name, Action<InMemoryGuest, T1, T2, T3, T4> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Export(name, Arguments<T1, T2, T3, T4>(name), default(NoPayload), (InMemoryGuest guest, (T1, T2, T3, T4) values) =>
        {
            body(guest, values.Item1, values.Item2, values.Item3, values.Item4);
            return default(NoPayload);
        });
    }

    /// <summary>Adds an export of a member with four parameters.</summary>
    /// <typeparam name="T1">The type of the first parameter.</typeparam>
    /// <typeparam name="T2">The type of the second parameter.</typeparam>
    /// <typeparam name="T3">The type of the third parameter.</typeparam>
    /// <typeparam name="T4">The type of the fourth parameter.</typeparam>
    /// <typeparam name="TOut">The type of the output.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="body">What it does.</param>
    /// <returns>This plugin.</returns>
    /// <exception cref="ArgumentException">There is one of that name, or the interface calls it with other types.</exception>
    public InMemoryPlugin<T> Export<T1, T2, T3, T4, TOut>(string name, Func<T1, T2, T3, T4, TOut> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Export(name, (InMemoryGuest _, T1 first, T2 second, T3 third, T4 fourth) => body(first, second, third, fourth));
    }

    /// <inheritdoc cref="Export{T1, T2, T3, T4, TOut}(string, Func{T1, T2, T3, T4, TOut})"/>
    public InMemoryPlugin<T> Export<T1, T2, T3, T4, TOut>(string name, Func<InMemoryGuest, T1, T2, T3, T4, TOut> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Export(name, Arguments<T1, T2, T3, T4>(name), _codecs.Output<TOut>(name), (InMemoryGuest guest, (T1, T2, T3, T4) values) => body(guest, values.Item1, values.Item2, values.Item3, values.Item4));
    }

    private ArgumentsPayload<(T1, T2)> Arguments<T1, T2>(string name)
    {
        Func<JsonElement, T1> first = _codecs.Argument<T1>(name, 0, count: 2);
        Func<JsonElement, T2> second = _codecs.Argument<T2>(name, 1, count: 2);
        return new(json => (first(json), second(json)));
    }

    private ArgumentsPayload<(T1, T2, T3)> Arguments<T1, T2, T3>(string name)
    {
        Func<JsonElement, T1> first = _codecs.Argument<T1>(name, 0, count: 3);
        Func<JsonElement, T2> second = _codecs.Argument<T2>(name, 1, count: 3);
        Func<JsonElement, T3> third = _codecs.Argument<T3>(name, 2, count: 3);
        return new(json => (first(json), second(json), third(json)));
    }

    private ArgumentsPayload<(T1, T2, T3, T4)> Arguments<T1, T2, T3, T4>(string name)
    {
        Func<JsonElement, T1> first = _codecs.Argument<T1>(name, 0, count: 4);
        Func<JsonElement, T2> second = _codecs.Argument<T2>(name, 1, count: 4);
        Func<JsonElement, T3> third = _codecs.Argument<T3>(name, 2, count: 4);
        Func<JsonElement, T4> fourth = _codecs.Argument<T4>(name, 3, count: 4);
        return new(json => (first(json), second(json), third(json), fourth(json)));
    }
}
