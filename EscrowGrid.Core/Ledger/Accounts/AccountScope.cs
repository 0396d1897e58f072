using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Ledger.Accounts;

/// <summary>Whose accounts.</summary>
/// <param name="Institution">The tenant.</param>
/// <param name="Subject">Null for the accounts of all its subjects taken together.</param>
public sealed record AccountScope(InstitutionId Institution, LedgerSubject? Subject);
