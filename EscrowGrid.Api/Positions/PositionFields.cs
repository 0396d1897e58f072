using EscrowGrid.Core;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Idempotency;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Api.Positions;

/// <summary>What the bodies of position requests say (wire contract, section 4, and what we add to it).</summary>
internal static class PositionFields
{
    public static CreatePosition.Command ReadCreation(Fields fields)
    {
        var institution = fields.OptionalText("institutionId", "Institution ID");
        var asset = PrefixedId.Parse<AssetId>(fields.Text("assetId", "Asset ID"));
        var holder = fields.Text("holderReference", "Holder reference");
        var currency = fields.Currency("currency");
        var amount = fields.Amount("amount");
        var reference = fields.OptionalText("externalReference", "External reference");
        var isUnique = fields.OptionalFlag("uniqueExternalReference");
        if (isUnique && string.IsNullOrEmpty(reference))
            fields.RefuseField("externalReference", "External reference is required to be unique");
        return new CreatePosition.Command(institution, asset, holder, new Money(amount, currency), reference)
        {
            IsReferenceUnique = isUnique,
            ExpiresAt = fields.OptionalTime("expiresAt"),
            Metadata = fields.OptionalMetadata("metadata"),
        };
    }

    /// <summary>A creation, and the key by which the line is done once, if it has one.</summary>
    public static (CreatePosition.Command Command, IdempotencyKey? Key) ReadBulkLine(Fields fields)
    {
        var command = ReadCreation(fields);
        if (fields.OptionalText("idempotencyKey", "Idempotency key") is not { } text)
            return (command, null);
        if (!IdempotencyKey.TryParse(text, out var key))
            fields.RefuseField("idempotencyKey", "Idempotency key must be 1 to 255 visible ASCII characters");
        return (command, key);
    }

    public static WantedTransition ReadTransition(Fields fields)
    {
        var toState = fields.Option<PositionState>("toState");
        var amount = fields.OptionalAmount("amount");
        if (amount is not null && toState is not PositionState.PartiallyReleased)
            fields.RefuseField("amount", "Amount must only be given with toState PARTIALLY_RELEASED");
        return new WantedTransition(
            toState,
            amount,
            fields.OptionalText("reason", "Reason", Limits.ReasonText),
            fields.OptionalMetadata("metadata"));
    }
}
