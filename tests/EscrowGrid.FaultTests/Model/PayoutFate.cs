using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.FaultTests.Model;

/// <summary>What the provider makes of a payment out: the same for the product and for the model of it.</summary>
internal static class PayoutFate
{
    public const string Error = "account_closed";

    /// <summary>One in eight is refused for good, and one in eight is not final at first.</summary>
    public static SettlementState[] Of(SettlementId settlement) => (settlement.Value.ToByteArray()[0] % 8) switch
    {
        0 => [SettlementState.Failed],
        1 => [SettlementState.Submitted, SettlementState.Confirmed],
        _ => [SettlementState.Confirmed],
    };

    public static string ProviderId(SettlementId settlement) => $"tr_{settlement.Value:N}";

    /// <summary>What EscrowGrid commands when it hears it.</summary>
    public static EscrowCommand.RecordSettlement Tell(SettlementId settlement, SettlementState state) => new(
        settlement,
        state,
        state is SettlementState.Failed ? null : ProviderId(settlement),
        state is SettlementState.Failed ? Error : null);
}
