namespace EscrowGrid.LocalHosting;

/// <summary>
/// Something that the person at the keyboard can put right: a server that is not installed, a port in use, a parameter
/// without a value. The message is complete and is printed without a stack trace.
/// </summary>
public class LocalHostingException : Exception
{
    /// <summary>Creates the exception with a message that says what is wrong and what to do.</summary>
    public LocalHostingException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception with a message that says what is wrong and what to do, and its cause.</summary>
    public LocalHostingException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
