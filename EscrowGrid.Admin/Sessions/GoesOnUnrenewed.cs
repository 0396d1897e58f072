namespace EscrowGrid.Admin.Sessions;

/// <summary>Marks what a user can do while the API is away and the access token is due.</summary>
internal sealed class GoesOnUnrenewed;
