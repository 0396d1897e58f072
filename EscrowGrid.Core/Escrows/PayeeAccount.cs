using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Escrows;

/// <summary>An account that money is paid out to, as its provider had it when it was asked last.</summary>
/// <param name="Rail">Whose account.</param>
/// <param name="Account">The provider's id of it.</param>
/// <param name="Restriction">Why it can take no money, as the provider's code; null where it can.</param>
/// <param name="AskedAt">When the provider was asked, in UTC.</param>
public sealed record PayeeAccount(Rail Rail, string Account, string? Restriction, DateTimeOffset AskedAt)
{
    public bool IsRestricted => Restriction is not null;
}
