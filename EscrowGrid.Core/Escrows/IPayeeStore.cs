using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Escrows;

/// <summary>Accounts that money is paid out to, of which their provider has told.</summary>
public interface IPayeeStore
{
    Task<PayeeAccount?> FindAsync(Rail rail, string account, CancellationToken cancellationToken);

    /// <summary>Stores an answer, unless one that was asked for later is there.</summary>
    Task StoreAsync(PayeeAccount seen, CancellationToken cancellationToken);
}
