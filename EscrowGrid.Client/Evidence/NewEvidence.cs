namespace EscrowGrid.Client.Evidence;

/// <summary>A file that is to be uploaded.</summary>
/// <param name="Purpose">What it is to prove.</param>
/// <param name="Name">At most 200 characters.</param>
/// <param name="ContentType">One of the types that the API's description lists.</param>
/// <param name="Size">In bytes, 1 to 25,000,000.</param>
/// <param name="Sha256">Of its bytes: 64 lower-case hexadecimal digits.</param>
public sealed record NewEvidence(EvidencePurpose Purpose, string Name, string ContentType, long Size, string Sha256);
