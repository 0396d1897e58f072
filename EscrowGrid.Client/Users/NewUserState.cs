namespace EscrowGrid.Client.Users;

/// <summary>Another state.</summary>
internal sealed record NewUserState(UserState State, string Reason);
