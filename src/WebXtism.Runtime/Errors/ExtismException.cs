namespace WebXtism;

/// <summary>The base of all errors that concern a plugin. Cancellation is <see cref="OperationCanceledException"/> instead, use after disposal <see cref="ObjectDisposedException"/>.</summary>
public class ExtismException : Exception
{
    /// <summary>Makes an error without details.</summary>
    public ExtismException()
    {
    }

    /// <summary>Makes an error.</summary>
    /// <param name="message">What happened, where, and what can be done.</param>
    public ExtismException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error with a cause.</summary>
    /// <param name="message">What happened, where, and what can be done.</param>
    /// <param name="innerException">The cause.</param>
    public ExtismException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
