using System.Collections.Frozen;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// The commands that somebody can send, by name, and how each is read where no path says a part of it. What EscrowGrid
/// commands by itself is not among them.
/// </summary>
public static class CommandFields
{
    public static IReadOnlyDictionary<string, Func<Fields, EscrowCommand>> ByName { get; } =
        new Dictionary<Type, Func<Fields, EscrowCommand>>
        {
            [typeof(EscrowCommand.Cancel)] = EscrowFields.ReadCancel,
            [typeof(EscrowCommand.ClaimPayment)] = EscrowFields.ReadClaim,
            [typeof(EscrowCommand.MarkDelivered)] = EscrowFields.ReadDelivery,
            [typeof(EscrowCommand.ConfirmDelivery)] = Empty(new EscrowCommand.ConfirmDelivery()),
            [typeof(EscrowCommand.Release)] = EscrowFields.ReadRelease,
            [typeof(EscrowCommand.Refund)] = EscrowFields.ReadRefund,
            [typeof(EscrowCommand.ForceTransition)] = EscrowFields.ReadForced,
            [typeof(EscrowCommand.RaiseDispute)] = EscrowFields.ReadDispute,
            [typeof(EscrowCommand.ResolveDispute)] = EscrowFields.ReadResolution,
            [typeof(EscrowCommand.ConcedeDispute)] = Empty(new EscrowCommand.ConcedeDispute()),
            [typeof(EscrowCommand.RetrySettlement)] = fields => EscrowFields.ReadRetry(fields, ReadSettlement(fields)),
            [typeof(EscrowCommand.StopSettlement)] = fields => EscrowFields.ReadStop(fields, ReadSettlement(fields)),
            [typeof(EscrowCommand.SettleElsewhere)] =
                fields => EscrowFields.ReadElsewhere(fields, ReadSettlement(fields)),
            [typeof(EscrowCommand.WithdrawDecision)] = EscrowFields.ReadWithdrawal,
            [typeof(EscrowCommand.AddMilestones)] = EscrowFields.ReadMilestones,
            [typeof(EscrowCommand.MakeOffer)] = EscrowFields.ReadOffer,
            [typeof(EscrowCommand.AcceptOffer)] = fields => new EscrowCommand.AcceptOffer(ReadVersion(fields)),
            [typeof(EscrowCommand.DropOffer)] = fields => new EscrowCommand.DropOffer(ReadVersion(fields)),
            [typeof(EscrowCommand.EscalateDispute)] = Empty(new EscrowCommand.EscalateDispute()),
            [typeof(EscrowCommand.ReviewDispute)] = Empty(new EscrowCommand.ReviewDispute()),
        }.ToFrozenDictionary(pair => CommandText.NameOf(pair.Key), pair => pair.Value, StringComparer.Ordinal);

    private static Func<Fields, EscrowCommand> Empty(EscrowCommand command) => fields =>
    {
        fields.RefuseUnknown();
        return command;
    };

    private static SettlementId ReadSettlement(Fields fields) =>
        PrefixedId.Parse<SettlementId>(fields.Text("settlementId", "Settlement"));

    private static long ReadVersion(Fields fields)
    {
        const string Name = "version";
        var version = fields.OptionalWhole(Name, "Version", long.MaxValue);
        if (version is null)
            fields.RefuseField(Name, "Expected the version of the offer");
        fields.RefuseUnknown();
        return version ?? 0;
    }
}
