namespace EscrowGrid.Client.Webhooks;

/// <summary>How long the earlier secrets go on signing.</summary>
internal sealed record SecretRotation(long ExpiresInSeconds);
