using System.Text.Json;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Escrows.Publishing;

/// <summary>
/// Accepted commands as text: the form that commands of others come in, with a source instead of a principal, and with
/// ids, amounts and choices alone. What people wrote stays in the database (trap T-46).
/// </summary>
internal static class PublishedText
{
    public static PublishedCommand Of(StoredCommand command)
    {
        var text = Write(command.Id.Value, command.Name, command.Escrow, command.At, json =>
        {
            json.WriteStartObject("actor");
            WriteActor(json, command.Actor);
            json.WriteEndObject();
            json.WriteStartObject(CommandEnvelope.Payload);
            WritePayload(json, command.Command);
            json.WriteEndObject();
        });
        return new PublishedCommand(command.Id.Value, command.Name, command.Escrow, text);
    }

    public static PublishedCommand Of(Escrow opened)
    {
        var text = Write(opened.Id.Value, CommandEnvelope.Create, opened.Id, opened.CreatedAt, json =>
        {
            json.WriteStartObject(CommandEnvelope.Payload);
            if (opened.OfferReference is { } offer)
                json.WriteString("offerId", offer);
            if (opened.ContractReference is { } contract)
                json.WriteString("contractId", contract);
            json.WriteString("buyerId", opened.Buyer.ToString());
            json.WriteString("sellerId", opened.Seller.ToString());
            json.WriteString("rail", WireName<Rail>.Of(opened.Rail));
            json.WriteString("amount", Cents.Of(opened.Money.Amount));
            json.WriteString("currency", opened.Money.Currency.Code);
            json.WriteEndObject();
        });
        return new PublishedCommand(opened.Id.Value, CommandEnvelope.Create, opened.Id, text);
    }

    private static JsonText Write(
        Guid id, string type, EscrowId escrow, DateTimeOffset at, Action<Utf8JsonWriter> more) =>
        JsonText.Write(more, (json, rest) =>
        {
            json.WriteNumber(CommandEnvelope.SchemaVersion, CommandEnvelope.Version);
            json.WriteString(CommandEnvelope.EventId, id);
            json.WriteString(CommandEnvelope.CommandType, type);
            json.WriteString(CommandEnvelope.EscrowId, escrow.ToString());
            json.WriteString(CommandEnvelope.Timestamp, at.ToWireText());
            json.WriteString(CommandEnvelope.Source, CommandEnvelope.Own);
            rest(json);
        });

    private static void WriteActor(Utf8JsonWriter json, EscrowActor actor)
    {
        json.WriteString("class", WireName<ActorClass>.Of(actor.Class));
        if (actor.User is { } user)
            json.WriteString("userId", user.ToString());
    }

    private static void WritePayload(Utf8JsonWriter json, EscrowCommand command)
    {
        switch (command)
        {
            case EscrowCommand.ClaimPayment claimed:
                json.WriteString("transactionId", claimed.TransactionId);
                break;
            case EscrowCommand.Refund { Amount: { } amount }:
                json.WriteString("refundAmount", Cents.Of(amount));
                break;
            case EscrowCommand.ResolveDispute resolved:
                WriteOutcome(json, resolved.Outcome, resolved.RefundAmount);
                break;
            case EscrowCommand.MakeOffer offer:
                WriteOutcome(json, offer.Outcome, offer.RefundAmount);
                break;
            case EscrowCommand.AcceptOffer accepted:
                json.WriteNumber("version", accepted.Offer);
                break;
            case EscrowCommand.DropOffer dropped:
                json.WriteNumber("version", dropped.Offer);
                break;
            case EscrowCommand.RetrySettlement retried:
                json.WriteString("settlementId", retried.Settlement.ToString());
                break;
            case EscrowCommand.StopSettlement stopped:
                json.WriteString("settlementId", stopped.Settlement.ToString());
                break;
            case EscrowCommand.SettleElsewhere settled:
                json.WriteString("settlementId", settled.Settlement.ToString());
                json.WriteString("reference", settled.Reference);
                break;
            case EscrowCommand.ForceTransition forced:
                json.WriteString("toState", WireName<EscrowState>.Of(forced.To));
                break;
            case EscrowCommand.AddMilestones milestones:
                WriteMilestones(json, milestones);
                break;
        }
    }

    private static void WriteOutcome(Utf8JsonWriter json, DisputeOutcome outcome, Amount? refund)
    {
        json.WriteString("resolution", WireName<DisputeOutcome>.Of(outcome));
        if (refund is { } amount)
            json.WriteString("refundAmount", Cents.Of(amount));
    }

    private static void WriteMilestones(Utf8JsonWriter json, EscrowCommand.AddMilestones added)
    {
        json.WriteStartArray("milestones");
        foreach (var milestone in added.Milestones)
        {
            json.WriteStartObject();
            json.WriteString("amount", Cents.Of(milestone.Amount));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
