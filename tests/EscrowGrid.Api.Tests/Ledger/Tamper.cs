using EscrowGrid.Core.Ledger.Verification;

namespace EscrowGrid.Api.Tests.Ledger;

/// <summary>One change that nobody may make, and what has to be named for it.</summary>
internal sealed record Tamper(string Name, string Sql, Func<Finding, bool> IsNamedBy);
