namespace EscrowGrid.Core.Ledger.Accounts;

/// <summary>Which lines of which account.</summary>
/// <param name="Scope">Whose account.</param>
/// <param name="Account">Which one.</param>
/// <param name="Currency">In which currency.</param>
/// <param name="After">Lines after this place.</param>
/// <param name="Before">Lines before this moment; null for all.</param>
/// <param name="Limit">How many lines at most.</param>
public sealed record StatementQuery(
    AccountScope Scope,
    AccountKind Account,
    Currency Currency,
    MovementKey After,
    DateTimeOffset? Before,
    int Limit);
