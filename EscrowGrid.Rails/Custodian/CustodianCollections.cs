using EscrowGrid.Core;
using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Providers;

namespace EscrowGrid.Rails.Custodian;

/// <summary>Money in as coins: an address of one escrow alone, and the deposits that reach it.</summary>
internal sealed class CustodianCollections(CustodianApi api, CustodianOptions options)
{
    private const string Addresses = "addresses";
    private const string AddressId = "address_id";
    private const string Token = "token";

    /// <summary>Looked up first, so that an escrow whose first answer was lost does not get a second address.</summary>
    public async Task<Collection> OpenAsync(CollectionRequest request, CancellationToken cancellationToken)
    {
        if (request.Money.Currency != Currency.Usdc)
            throw new RailRefusedException("currency_not_supported", "The custodian takes USDC.");
        if (!MinorUnits.TryOf(request.Money, out _))
            throw new RailRefusedException("amount_not_whole_units", "USDC has six decimals.");
        var escrow = request.Escrow.ToString();
        var known = await api.ListAsync(Addresses, CustodianFields.Reference, escrow, cancellationToken);
        return known switch
        {
            [] => ToCollection(await CreateAsync(escrow, cancellationToken), escrow),
            [var only] => ToCollection(only, escrow),
            _ => throw new RailUnavailableException($"{CustodianApi.Name} has several addresses of one escrow."),
        };
    }

    public async Task<PaymentList> FindPaymentsAsync(Collection collection, CancellationToken cancellationToken)
    {
        var deposits = await api.ListAsync("deposits", AddressId, collection.ProviderId, cancellationToken);
        var listed = new ListedPayments(collection.ProviderId);
        foreach (var deposit in deposits.Where(it => !IsOfNothing(it)))
        {
            var way = deposit.Hint(AddressId);
            if (deposit.Hint(CustodianFields.Id) is not { Length: > 0 } id)
                listed.AddNameless(way, deposit.Hint(Token) ?? "?");
            else if (way == collection.ProviderId && IsAt(deposit, collection.DepositAddress))
                listed.Add(ToPayment(id, deposit));
            else
                listed.AddStray(way, ToPayment(id, deposit));
        }

        return listed.ToList();
    }

    /// <summary>Where a deposit came from: where a refund goes (escrow-services.md, T-20).</summary>
    /// <param name="deposit">An <see cref="InboundPayment.ProviderId"/> of this rail.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>Null when there is no such deposit, or nobody knows its sender.</returns>
    public async Task<string?> FindSenderAsync(string deposit, CancellationToken cancellationToken)
    {
        var found = await api.ListAsync("deposits", CustodianFields.Id, deposit, cancellationToken);
        return found switch
        {
            [] => null,
            [var only] when only.Text(CustodianFields.Id) == deposit => Sender(only),
            _ => throw ProviderObject.Unreadable(CustodianFields.Id),
        };
    }

    private static Collection ToCollection(ProviderObject address, string escrow)
    {
        var text = address.Text(CustodianFields.Address);
        var isOurs = address.Text(CustodianFields.Reference) == escrow
            && address.Text(CustodianFields.Chain) == CustodianFields.Base
            && address.Text(CustodianFields.Currency) == CustodianFields.Usdc
            && ChainAddress.IsAddress(text);
        return isOurs
            ? new Collection(address.Text(CustodianFields.Id), ClientSecret: null, text)
            : throw ProviderObject.Unreadable(CustodianFields.Address);
    }

    /// <returns>Null where the custodian does not know it.</returns>
    private static string? Sender(ProviderObject deposit) => deposit.TextOrNull("sender") switch
    {
        null => null,
        { } sender when ChainAddress.IsAddress(sender) => sender,
        _ => throw ProviderObject.Unreadable("sender"),
    };

    private async Task<ProviderObject> CreateAsync(string escrow, CancellationToken cancellationToken)
    {
        var body = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [CustodianFields.Reference] = escrow,
            [CustodianFields.Chain] = CustodianFields.Base,
            [CustodianFields.Currency] = CustodianFields.Usdc,
            ["metadata"] = new Dictionary<string, string>(StringComparer.Ordinal) { ["escrow_id"] = escrow },
        };
        var reply = await api.PostAsync(Addresses, escrow, body, cancellationToken);
        if (reply.IsSuccess)
            return reply.Body;
        var code = CustodianError.Read(reply);
        throw new RailRefusedException(code, $"{CustodianApi.Name} refuses an address: {code}.");
    }

    /// <summary>
    /// Whether it carries no money: anybody can have a token move nothing to an address, so that its owner takes theirs
    /// for a known one.
    /// </summary>
    public static bool IsOfNothing(ProviderObject deposit) =>
        deposit.Hint(CustodianFields.Amount) is { Length: > 0 } amount && amount.All(it => it == '0');

    /// <summary>What a deposit says of the money; of one that cannot be read, that it is there.</summary>
    public InboundPayment ToPayment(string id, ProviderObject deposit)
    {
        try
        {
            return Read(id, deposit);
        }
        catch (RailUnavailableException)
        {
            // It is one of many, and anybody can send to an address: the others are money all the same.
            return ListedPayments.Unreadable(id, deposit.Hint(Token));
        }
    }

    /// <summary>Of a way in that is not ours only the id is known, from a webhook.</summary>
    private static bool IsAt(ProviderObject deposit, string? address) =>
        address is null
        || (deposit.Hint(CustodianFields.Address) is { } there && ChainAddress.IsSame(there, address));

    private InboundPayment Read(string id, ProviderObject deposit)
    {
        var chain = deposit.Text(CustodianFields.Chain);
        var token = deposit.Text(Token);
        var isMoney = chain == CustodianFields.Base && ChainAddress.IsSame(token, options.Token);
        return new InboundPayment(
            id,
            isMoney ? ReadMoney(deposit) : null,
            chain == CustodianFields.Base ? token : $"{chain}:{token}",
            Sender(deposit),
            ReadState(deposit));
    }

    private static Money ReadMoney(ProviderObject deposit) =>
        MinorUnits.TryRead(deposit.Digits(CustodianFields.Amount), Currency.Usdc, out var money)
            ? money
            : throw ProviderObject.Unreadable(CustodianFields.Amount);

    /// <summary>The custodian's own word is not enough: the depth that we ask for counts (T-22).</summary>
    private InboundState ReadState(ProviderObject deposit) => deposit.Text(CustodianFields.Status) switch
    {
        "confirmed" when deposit.Whole("confirmations") >= options.Confirmations => InboundState.Confirmed,
        "confirmed" or "pending" => InboundState.Pending,
        "failed" or "orphaned" => InboundState.Failed,
        _ => throw ProviderObject.Unreadable(CustodianFields.Status),
    };
}
