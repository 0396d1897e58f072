namespace EscrowGrid.StandIns.Notices;

/// <summary>A webhook, and what its receiver said.</summary>
/// <param name="Provider">Whose.</param>
/// <param name="Type">Of what.</param>
/// <param name="Header">The signature's header.</param>
/// <param name="Signature">The signature.</param>
/// <param name="Body">As sent.</param>
public sealed record SentNotice(string Provider, string Type, string Header, string Signature, string Body)
{
    /// <summary>The receiver's status; 0 when there was none.</summary>
    public int Status { get; init; }
}
