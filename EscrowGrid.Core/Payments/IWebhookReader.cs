namespace EscrowGrid.Core.Payments;

/// <summary>Judges a provider's webhook by its signature, and only then reads it.</summary>
public interface IWebhookReader
{
    Rail Rail { get; }

    /// <summary>The HTTP header that carries the signature.</summary>
    string SignatureHeader { get; }

    /// <summary>
    /// The names of fields of a body whose values operators may see: none of them is a secret or names a person.
    /// </summary>
    IReadOnlySet<string> OpenFields { get; }

    /// <param name="signature">That header's value, several joined by a comma; null where there is none.</param>
    /// <param name="body">The raw bytes as received: what is signed, before anything has read them.</param>
    NoticeReading Read(string? signature, ReadOnlySpan<byte> body);
}
