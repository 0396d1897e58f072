namespace EscrowGrid.Client.Users;

/// <summary>The token that continues a session.</summary>
internal sealed class Refreshment
{
    public required string RefreshToken { get; init; }
}
