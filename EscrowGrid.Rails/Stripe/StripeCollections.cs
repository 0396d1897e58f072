using EscrowGrid.Core;
using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Providers;

namespace EscrowGrid.Rails.Stripe;

/// <summary>
/// Money in by card: a payment intent on the platform's own account. The seller has no part in it, so nothing has been
/// paid out before a transfer is made (escrow-services.md, T-01).
/// </summary>
internal sealed class StripeCollections(StripeApi api)
{
    private const string Intents = "v1/payment_intents";
    private const string Canceled = "canceled";
    private const string Processing = "processing";
    private const string Refunded = "amount_refunded";
    private const string Succeeded = "succeeded";

    /// <summary>
    /// Stripe keeps an idempotency key for a day, and its search sees an intent after a minute: between them the same
    /// request finds the same intent at any time.
    /// </summary>
    public async Task<Collection> OpenAsync(CollectionRequest request, CancellationToken cancellationToken)
    {
        if (request.Money.Currency != Currency.Usd)
            throw new RailRefusedException("currency_not_supported", "A card pays US dollars.");
        if (!MinorUnits.TryOf(request.Money, out var cents))
            throw new RailRefusedException("amount_not_whole_cents", "A card pays whole cents.");
        var intent = await FindAsync(request, cancellationToken)
            ?? await CreateAsync(request, cents, cancellationToken);
        var isSame = intent.Whole(StripeFields.Amount) == cents
            && intent.Text(StripeFields.Currency) == StripeFields.Usd;
        if (!isSame)
            throw new RailRefusedException("collection_differs", "The escrow has an intent over another amount.");
        if (intent.Text(StripeFields.Status) == Canceled)
            throw new RailRefusedException("collection_closed", "The escrow's intent has been canceled.");
        return new Collection(intent.Text(StripeFields.Id), intent.Text("client_secret"), DepositAddress: null);
    }

    public async Task<Collection> ShowAsync(Collection collection, CancellationToken cancellationToken)
    {
        var intent = await ReadAsync(collection, cancellationToken);
        return collection with { ClientSecret = intent.Text("client_secret") };
    }

    public async Task<CollectionClosing> CloseAsync(Collection collection, CancellationToken cancellationToken)
    {
        var before = await ReadAsync(collection, cancellationToken);
        if (ToClosing(before) is { } known)
            return known;
        var reply = await api.PostAsync(
            $"{Path(collection)}/cancel", [("cancellation_reason", "abandoned")], key: null, cancellationToken);
        // Refused, because it was paid or closed in between: what it is by now decides.
        var after = reply.IsSuccess ? reply.Body : await ReadAsync(collection, cancellationToken);
        return ToClosing(after) ?? throw new RailUnavailableException(
            $"{StripeApi.Name} has not canceled the intent: {StripeError.Read(reply).Code}.");
    }

    public async Task<IReadOnlyList<InboundPayment>> FindPaymentsAsync(
        Collection collection, CancellationToken cancellationToken)
    {
        var charges = await api.ListAsync(
            "v1/charges", "payment_intent", collection.ProviderId, cancellationToken);
        var payments = new List<InboundPayment>();
        foreach (var charge in charges)
        {
            if (charge.Text("payment_intent") != collection.ProviderId)
                throw ProviderObject.Unreadable("payment_intent");
            payments.Add(await ToPaymentAsync(charge, cancellationToken));
        }

        return payments;
    }

    private static string Path(Collection collection) => $"{Intents}/{Uri.EscapeDataString(collection.ProviderId)}";

    private static CollectionClosing? ToClosing(ProviderObject intent) => intent.Text(StripeFields.Status) switch
    {
        Canceled => CollectionClosing.Closed,
        Succeeded => CollectionClosing.Paid,
        Processing => CollectionClosing.Processing,
        _ => null,
    };

    /// <summary>The escrow's intent; of several the one that has come furthest.</summary>
    private async Task<ProviderObject?> FindAsync(CollectionRequest request, CancellationToken cancellationToken)
    {
        var escrow = request.Escrow.ToString();
        var query = Uri.EscapeDataString($"metadata[\"{StripeFields.Escrow}\"]:\"{escrow}\"");
        var found = await api.GetAsync($"{Intents}/search?query={query}&limit={Limits.RailPage}", cancellationToken);
        return found.List("data")
            .Where(intent => intent.Object(StripeFields.Metadata).TextOrNull(StripeFields.Escrow) == escrow)
            .OrderBy(intent => intent.Text(StripeFields.Status) switch
            {
                Succeeded => 0,
                Processing => 1,
                Canceled => 3,
                _ => 2,
            })
            .Select(intent => (ProviderObject?)intent)
            .FirstOrDefault();
    }

    private async Task<ProviderObject> CreateAsync(
        CollectionRequest request, long cents, CancellationToken cancellationToken)
    {
        var escrow = request.Escrow.ToString();
        var reply = await api.PostAsync(
            Intents,
            [
                (StripeFields.Amount, cents.ToString()),
                (StripeFields.Currency, StripeFields.Usd),
                (StripeFields.TransferGroup, escrow),
                ($"{StripeFields.Metadata}[{StripeFields.Escrow}]", escrow),
                ("automatic_payment_methods[enabled]", "true"),
            ],
            $"collection-{escrow}",
            cancellationToken);
        if (!reply.IsSuccess)
        {
            var error = StripeError.Read(reply);
            throw new RailRefusedException(error.Code, $"{StripeApi.Name} refuses the intent: {error.Code}.");
        }

        // A replayed answer is as old as the key; the intent itself is asked what it is now.
        return await api.GetAsync(
            $"{Intents}/{Uri.EscapeDataString(reply.Body.Text(StripeFields.Id))}", cancellationToken);
    }

    private async Task<ProviderObject> ReadAsync(Collection collection, CancellationToken cancellationToken)
    {
        var intent = await api.GetAsync(Path(collection), cancellationToken);
        return intent.Text(StripeFields.Id) == collection.ProviderId
            ? intent
            : throw ProviderObject.Unreadable(StripeFields.Id);
    }

    /// <summary>What a charge says of the money.</summary>
    public async Task<InboundPayment> ToPaymentAsync(ProviderObject charge, CancellationToken cancellationToken)
    {
        var asset = charge.Text(StripeFields.Currency);
        var state = charge.Text(StripeFields.Status) switch
        {
            Succeeded when charge.Flag("captured") => await JudgeDisputeAsync(charge, cancellationToken),
            Succeeded or "pending" => InboundState.Pending,
            "failed" => InboundState.Failed,
            _ => throw ProviderObject.Unreadable(StripeFields.Status),
        };
        if (asset != StripeFields.Usd)
            return new InboundPayment(charge.Text(StripeFields.Id), Money: null, asset, Sender: null, state);
        var money = Read(charge, StripeFields.Amount);
        return new InboundPayment(charge.Text(StripeFields.Id), money, asset, Sender: null, state)
        {
            Refunded = charge.Whole(Refunded) == 0 ? Balance.Zero : Balance.Of(Read(charge, Refunded).Amount),
        };
    }

    /// <summary>
    /// Stripe takes disputed money back at once, and gives it back when the dispute is won. A warning takes nothing.
    /// </summary>
    private async Task<InboundState> JudgeDisputeAsync(ProviderObject charge, CancellationToken cancellationToken)
    {
        if (!charge.Flag("disputed"))
            return InboundState.Confirmed;
        var disputes = await api.ListAsync(
            "v1/disputes", StripeFields.Charge, charge.Text(StripeFields.Id), cancellationToken);
        var states = disputes.Select(dispute => dispute.Text(StripeFields.Status)).ToList();
        if (states.Contains("lost"))
            return InboundState.Failed;
        return states.Count > 0 && states.TrueForAll(TakesNothing) ? InboundState.Confirmed : InboundState.Pending;
    }

    private static Money Read(ProviderObject charge, string field) =>
        MinorUnits.TryRead(charge.Whole(field), Currency.Usd, out var money)
            ? money
            : throw ProviderObject.Unreadable(field);

    private static bool TakesNothing(string dispute) =>
        dispute is "won" or "prevented" || dispute.StartsWith("warning_", StringComparison.Ordinal);
}
