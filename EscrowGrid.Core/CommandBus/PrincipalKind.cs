namespace EscrowGrid.Core.CommandBus;

/// <summary>Who can be named by a message.</summary>
internal enum PrincipalKind
{
    User,
    ApiKey,
}
