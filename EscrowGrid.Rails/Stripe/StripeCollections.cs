using System.Globalization;
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
    /// <summary>Which of the escrow's intents it is, from the second one on.</summary>
    private const string Attempt = "attempt";
    private const string Intent = "payment_intent";
    private const string Intents = "v1/payment_intents";
    private const string Canceled = "canceled";
    private const string Disputed = "disputed";
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

    public async Task<PaymentList> FindPaymentsAsync(Collection collection, CancellationToken cancellationToken)
    {
        var charges = await api.ListAsync("v1/charges", Intent, collection.ProviderId, cancellationToken);
        var listed = new ListedPayments(collection.ProviderId);
        foreach (var charge in charges)
        {
            var intent = charge.Hint(Intent);
            if (charge.Hint(StripeFields.Id) is not { Length: > 0 } id)
                listed.AddNameless(intent, charge.Hint(StripeFields.Currency) ?? StripeFields.Usd);
            else if (intent == collection.ProviderId)
                listed.Add(await ToPaymentAsync(id, charge, cancellationToken));
            else
                listed.AddStray(intent, await ToPaymentAsync(id, charge, cancellationToken));
        }

        return listed.ToList();
    }

    private static string Path(Collection collection) => $"{Intents}/{Uri.EscapeDataString(collection.ProviderId)}";

    /// <returns>Null of the first, which carries none.</returns>
    private static string? NameOf(int attempt) =>
        attempt == 1 ? null : attempt.ToString(CultureInfo.InvariantCulture);

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
            .Where(intent => intent.Object(StripeFields.Metadata).TextOrNull(Attempt) == NameOf(request.Attempt))
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
                .. NameOf(request.Attempt) is { } attempt
                    ? new[] { ($"{StripeFields.Metadata}[{Attempt}]", attempt) }
                    : [],
            ],
            request.Attempt == 1 ? $"collection-{escrow}" : $"collection-{escrow}-{request.Attempt}",
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

    /// <summary>What a charge says of the money; of one that cannot be read, that it is there.</summary>
    /// <exception cref="RailUnavailableException">Nothing is known of its dispute.</exception>
    public async Task<InboundPayment> ToPaymentAsync(
        string id, ProviderObject charge, CancellationToken cancellationToken)
    {
        // Not among what is read below: an answer that does not come is no charge that nobody can read.
        IReadOnlyList<ProviderObject> disputes = charge.IsTrue(Disputed)
            ? await api.ListAsync("v1/disputes", StripeFields.Charge, id, cancellationToken)
            : [];
        try
        {
            return Read(id, charge, disputes);
        }
        catch (RailUnavailableException)
        {
            return ListedPayments.Unreadable(id, charge.Hint(StripeFields.Currency));
        }
    }

    private static InboundPayment Read(string id, ProviderObject charge, IReadOnlyList<ProviderObject> disputes)
    {
        var asset = charge.Text(StripeFields.Currency);
        var state = charge.Text(StripeFields.Status) switch
        {
            Succeeded when charge.Flag("captured") => JudgeDispute(charge, disputes),
            Succeeded or "pending" => InboundState.Pending,
            "failed" => InboundState.Failed,
            _ => throw ProviderObject.Unreadable(StripeFields.Status),
        };
        if (asset != StripeFields.Usd)
            return new InboundPayment(id, Money: null, asset, Sender: null, state);
        return new InboundPayment(id, Read(charge, StripeFields.Amount), asset, Sender: null, state)
        {
            Refunded = charge.Whole(Refunded) == 0 ? Balance.Zero : Balance.Of(Read(charge, Refunded).Amount),
        };
    }

    /// <summary>
    /// Stripe takes disputed money back at once, and gives it back when the dispute is won. A warning takes nothing.
    /// </summary>
    private static InboundState JudgeDispute(ProviderObject charge, IReadOnlyList<ProviderObject> disputes)
    {
        if (!charge.Flag(Disputed))
            return InboundState.Confirmed;
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
