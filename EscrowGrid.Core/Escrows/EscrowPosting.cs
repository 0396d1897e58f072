using System.Runtime.InteropServices;
using EscrowGrid.Core.Ledger.Accounts;

namespace EscrowGrid.Core.Escrows;

/// <summary>Money of an escrow that goes from one of its accounts to another, in the escrow's currency.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EscrowPosting(AccountKind From, AccountKind To, Amount Amount);
