using EscrowGrid.BrowserTests.Console;
using EscrowGrid.Client.Escrows;
using EscrowGrid.Client.Funds;
using EscrowGrid.StandIns.Faults;
using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Forms;

/// <summary>
/// An escrow's life by forms alone and without a script, with money that is really paid at the stand-ins.
/// </summary>
[Collection(ConsoleDefinition.Name)]
public sealed class EscrowFormTests(Chromium chromium, SeededConsole console)
{
    private SeededMarket Market => console.Market;

    [Fact]
    [Sends("/do/escrows", "/do/escrows/{escrow}/milestones")]
    public async Task Escrow_ThatIsNew_IsDividedIntoMilestones()
    {
        await using var visitor = await ArriveAsync();
        await visitor.SignInAsync(console.AdminKey);
        await visitor.GoAsync("/escrows/new");
        await visitor.SendAsync(
            "/do/escrows",
            ("contractId", "By form"), ("buyerId", SeededMarket.BuyerEmail), ("sellerId", Market.SellerId),
            ("amount", "5,000.50"), ("rail", "STRIPE"), ("deliveryDays", "30"));
        await visitor.ExpectDoneAsync();
        var escrow = visitor.Page.Url.Split('/')[^1];

        await visitor.ConfirmAsync(
            $"/do/escrows/{escrow}/milestones", ("milestones", "Ground floor = 3,000.25\nRoof = 2000.25"));

        await visitor.ExpectDoneAsync();
        var milestones = (await console.Admin.Escrows.GetAsync(escrow)).Milestones!;
        Assert.Equal(["300025", "200025"], milestones.Select(it => it.Amount));
        SentForms.Expect<EscrowFormTests>([visitor]);
    }

    [Fact]
    [Sends("/do/escrows/{escrow}/cancel")]
    public async Task Escrow_ThatNobodyPays_IsCancelled()
    {
        var escrow = await Market.OpenEscrowAsync("To be cancelled");
        await using var visitor = await ArriveAsync();
        await visitor.SignInAsUserAsync(SeededMarket.BuyerEmail);
        await visitor.GoAsync($"/escrows/{escrow}");

        await visitor.ConfirmAsync($"/do/escrows/{escrow}/cancel", ("reason", "Found it elsewhere"));

        await visitor.ExpectDoneAsync();
        await Market.ReachesAsync(escrow, EscrowStatus.Cancelled);
        SentForms.Expect<EscrowFormTests>([visitor]);
    }

    [Fact]
    [Sends("/do/escrows/{escrow}/paid")]
    public async Task Escrow_WhoseBuyerSaysThatHeHasPaid_HasTheProviderAsked()
    {
        var escrow = await Market.OpenEscrowAsync("Paid, and nobody told");
        await using var visitor = await ArriveAsync();
        await visitor.SignInAsUserAsync(SeededMarket.BuyerEmail);
        await visitor.GoAsync($"/escrows/{escrow}");

        await visitor.ConfirmAsync(
            $"/do/escrows/{escrow}/paid", ("transactionId", "pi_of-the-buyer"), ("evidence", "On Tuesday evening"));

        await visitor.ExpectDoneAsync();
        await Assertions.Expect(visitor.Page.Locator(".timeline")).ToContainTextAsync("Said to be paid");
        await Assertions.Expect(visitor.Page.Locator(".timeline")).ToContainTextAsync("pi_of-the-buyer");
        // What he says is no money.
        Assert.Equal(EscrowStatus.AwaitFunds, (await console.Admin.Escrows.GetAsync(escrow)).Status);
        SentForms.Expect<EscrowFormTests>([visitor]);
    }

    [Fact]
    [Sends("/do/escrows/{escrow}/deliver", "/do/escrows/{escrow}/confirm")]
    public async Task Escrow_DeliveredAndAcceptedByBothSides_IsPaidOut()
    {
        var escrow = await Market.OpenPaidAsync("Happy path");
        await using var seller = await ArriveAsync();
        await seller.SignInAsUserAsync(SeededMarket.SellerEmail);
        await seller.GoAsync($"/escrows/{escrow}");
        await seller.ConfirmAsync(
            $"/do/escrows/{escrow}/deliver", ("title", "All 40 bales"), ("description", "In two lorries"));
        await seller.ExpectDoneAsync();

        await using var buyer = await ArriveAsync();
        await buyer.SignInAsUserAsync(SeededMarket.BuyerEmail);
        await buyer.GoAsync($"/escrows/{escrow}");
        await buyer.ConfirmAsync($"/do/escrows/{escrow}/confirm");

        await buyer.ExpectDoneAsync();
        await Market.ReachesAsync(escrow, EscrowStatus.Released);
        await buyer.Page.ReloadAsync();
        await Assertions.Expect(buyer.Page.Locator("h1 .badge")).ToHaveTextAsync("Released");
        SentForms.Expect<EscrowFormTests>([seller, buyer]);
    }

    [Fact]
    [Sends("/do/escrows/{escrow}/refund")]
    public async Task Refund_OfMoreThanThereIs_IsRefusedAndWhatWasTypedStays()
    {
        var escrow = await Market.OpenPaidAsync("Refund");
        await Market.Seller.EscrowCommands.MarkDeliveredAsync(escrow, "Half of it");
        var act = $"/do/escrows/{escrow}/refund";
        await using var visitor = await ArriveAsync();
        await visitor.SignInAsUserAsync(SeededMarket.StaffEmail);
        await visitor.GoAsync($"/escrows/{escrow}");

        await visitor.ConfirmAsync(act, ("amount", "5,000.01"), ("reason", "Agreed by telephone"));
        await visitor.ExpectRefusedAsync("");
        var form = visitor.Page.Locator($"form[action='{act}']");
        await Assertions.Expect(form.Locator("[name=amount]")).ToHaveValueAsync("5,000.01");
        await Assertions.Expect(form.Locator("[name=reason]")).ToHaveValueAsync("Agreed by telephone");
        await visitor.PictureAsync("escrow-refused");
        await visitor.ConfirmAsync(act, ("amount", "1,000.00"));

        await visitor.ExpectDoneAsync();
        var refunded = await Market.ReachesAsync(escrow, it => it.Settlements!.Count == 2);
        Assert.Contains("100000", refunded.Settlements!.Select(it => it.Amount));
        SentForms.Expect<EscrowFormTests>([visitor]);
    }

    [Fact]
    [Sends("/do/escrows/{escrow}/release", "/do/escrows/{escrow}/settlements/{settlement}/retry")]
    public async Task PaymentOut_ThatWasDeclined_IsPaidOnceMore()
    {
        var (escrow, settlement) = await ReleaseInVainAsync("Declined once");
        await using var visitor = await ArriveAsync();
        await visitor.SignInAsUserAsync(SeededMarket.StaffEmail);
        await visitor.GoAsync($"/escrows/{escrow}");
        await visitor.PictureAsync("escrow-payout-failed");

        await visitor.ConfirmAsync(
            $"/do/escrows/{escrow}/settlements/{settlement}/retry", ("reason", "The account is open again"));

        await visitor.ExpectDoneAsync();
        await Market.ReachesAsync(escrow, EscrowStatus.Released);
        Assert.Equal(2, (await console.Admin.Escrows.GetAsync(escrow)).Settlements!.Count);
        Assert.Contains($"/do/escrows/{escrow}/settlements/{settlement}/retry", visitor.Sent);
    }

    /// <summary>The buyer's bank asks its money back, so nothing is paid out; the staff want to decide otherwise.
    /// </summary>
    [Fact]
    [Sends("/do/escrows/{escrow}/settlements/{settlement}/stop")]
    public async Task PaymentOut_ThatWaits_IsStopped()
    {
        var escrow = await Market.OpenPaidAsync("Disputed at the bank");
        var paid = (await console.Admin.Escrows.GetAsync(escrow)).Receipts![0];
        Market.Providers.Card.Dispute(paid.ProviderId);
        await Eventually.SeesAsync(async () =>
            (await console.Admin.Funds.ListAsync(new(1), FundsState.Reversed, escrow)).Data is [var it] ? it : null);
        await Market.Seller.EscrowCommands.MarkDeliveredAsync(escrow, "Everything");
        await Market.Buyer.EscrowCommands.ConfirmDeliveryAsync(escrow);
        var settlement = (await console.Admin.Escrows.GetAsync(escrow)).Settlements![0].SettlementId;
        await using var visitor = await ArriveAsync();
        await visitor.SignInAsUserAsync(SeededMarket.StaffEmail);
        await visitor.GoAsync($"/escrows/{escrow}");

        await visitor.ConfirmAsync(
            $"/do/escrows/{escrow}/settlements/{settlement}/stop", ("reason", "The bank will take it back"));

        await visitor.ExpectDoneAsync();
        await visitor.GoAsync($"/escrows/{escrow}");
        await Assertions.Expect(visitor.Page.GetByText("Being stopped")).ToBeVisibleAsync();
        await visitor.PictureAsync("escrow-payout-stopped");
        Assert.NotNull((await console.Admin.Escrows.GetAsync(escrow)).Settlements![0].StoppedAt);
        SentForms.Expect<EscrowFormTests>([visitor]);
    }

    /// <summary>Of two persons, however little it is.</summary>
    [Fact]
    [Sends("/do/escrows/{escrow}/settlements/{settlement}/elsewhere")]
    public async Task PaymentOut_ThatWasMadeByOtherMeans_EndsTheEscrow()
    {
        var (escrow, settlement) = await ReleaseInVainAsync("Paid by the bank");
        var act = $"/do/escrows/{escrow}/settlements/{settlement}/elsewhere";
        await using var visitor = await ArriveAsync();
        await visitor.SignInAsUserAsync(SeededMarket.StaffEmail);
        await visitor.GoAsync($"/escrows/{escrow}");
        await visitor.ConfirmAsync(act, ("reference", "Transfer 4711"), ("reason", "The account is closed"));
        await visitor.ExpectDoneAsync();
        var waiting = (await console.Admin.EscrowApprovals.ListAsync(new(1), new() { EscrowId = escrow })).Data[0].Id;
        await using var second = await ArriveAsync();
        await second.SignInAsUserAsync(SeededMarket.SecondEmail);
        await second.GoAsync($"/escrow-approvals?state=PENDING&escrow={escrow}");
        await second.PictureAsync("escrow-approval-of-a-payment-elsewhere");

        await second.ConfirmAsync($"/do/escrow-approvals/{waiting}/approve", ("why", "Seen on the statement"));

        await second.ExpectDoneAsync();
        await Market.ReachesAsync(escrow, EscrowStatus.Released);
        await second.GoAsync($"/escrows/{escrow}");
        await Assertions.Expect(second.Page.GetByText("Paid by other means: Transfer 4711")).ToBeVisibleAsync();
        SentForms.Expect<EscrowFormTests>([visitor]);
    }

    [Fact]
    [Sends("/do/escrows/{escrow}/withdraw")]
    public async Task Decision_OfWhichNothingCouldBePaid_IsTakenBack()
    {
        var (escrow, _) = await ReleaseInVainAsync("Declined for good");
        await using var visitor = await ArriveAsync();
        await visitor.SignInAsync(console.AdminKey);
        await visitor.GoAsync($"/escrows/{escrow}");

        await visitor.ConfirmAsync($"/do/escrows/{escrow}/withdraw", ("reason", "The seller has no account any more"));

        await visitor.ExpectDoneAsync();
        var open = await console.Admin.Escrows.GetAsync(escrow);
        Assert.Equal((EscrowStatus.Delivered, SeededMarket.Amount), (open.Status, open.Accounts!.Held));
        SentForms.Expect<EscrowFormTests>([visitor]);
    }

    /// <summary>Two persons: who asked is not offered to agree, and a key never.</summary>
    [Fact]
    [Sends(
        "/do/escrows/{escrow}/force",
        "/do/escrow-approvals/{approval}/approve",
        "/do/escrow-approvals/{approval}/reject")]
    public async Task State_ThatIsForced_TakesASecondPerson()
    {
        var escrow = await Market.OpenPaidAsync("Forced");
        await using var asking = await ArriveAsync();
        await asking.SignInAsUserAsync(SeededMarket.StaffEmail);
        await using var second = await ArriveAsync();
        await second.SignInAsUserAsync(SeededMarket.SecondEmail);
        var refused = await ForceAsync(asking, escrow);
        await second.GoAsync($"/escrow-approvals?state=PENDING&escrow={escrow}");
        await second.ConfirmAsync($"/do/escrow-approvals/{refused}/reject", ("why", "Ask the seller first"));
        await second.ExpectDoneAsync();

        var agreed = await ForceAsync(asking, escrow);
        await asking.GoAsync($"/escrow-approvals?state=PENDING&escrow={escrow}");
        await Assertions.Expect(asking.Page.Locator("form[action$='/reject']")).ToHaveCountAsync(1);
        await Assertions.Expect(asking.Page.Locator("form[action$='/approve']")).ToHaveCountAsync(0);
        await second.GoAsync($"/escrow-approvals?state=PENDING&escrow={escrow}");
        await second.PictureAsync("escrow-approvals-of-a-second-person");
        await second.ConfirmAsync($"/do/escrow-approvals/{agreed}/approve", ("why", "Agreed with both"));

        await second.ExpectDoneAsync();
        await Market.ReachesAsync(escrow, EscrowStatus.Refunded);
        SentForms.Expect<EscrowFormTests>([asking, second]);
    }

    [Fact]
    public async Task Key_ThatLooksAtWhatWaits_IsToldThatAPersonDecides()
    {
        await using var visitor = await ArriveAsync();
        await visitor.SignInAsync(console.AdminKey);

        await visitor.GoAsync("/escrow-approvals");

        await Assertions.Expect(visitor.Page.Locator(".alert.warn")).ToContainTextAsync("only a user can approve");
        await Assertions.Expect(visitor.Page.Locator("main form[method=post]")).ToHaveCountAsync(0);
    }

    /// <returns>The approval that it waits for.</returns>
    private async Task<string> ForceAsync(Visitor visitor, string escrow)
    {
        await visitor.GoAsync($"/escrows/{escrow}");
        await visitor.ConfirmAsync(
            $"/do/escrows/{escrow}/force", ("toState", "REFUNDED"), ("reason", "The seller is bankrupt"));
        await visitor.ExpectDoneAsync();
        await Assertions.Expect(visitor.Page.Locator("h1 .badge")).ToHaveTextAsync("Awaiting approval");
        var waiting = await console.Admin.EscrowApprovals.ListAsync(new(100), new() { EscrowId = escrow });
        return waiting.Data[^1].Id;
    }

    /// <summary>By the form of the staff, while the provider declines.</summary>
    private async Task<(string Escrow, string Settlement)> ReleaseInVainAsync(string contract)
    {
        var escrow = await Market.OpenPaidAsync(contract);
        await Market.Seller.EscrowCommands.MarkDeliveredAsync(escrow, "Everything");
        Market.Providers.Faults.Add("stripe.transfers.create", FaultKind.Declined);
        await using var visitor = await ArriveAsync();
        await visitor.SignInAsUserAsync(SeededMarket.StaffEmail);
        await visitor.GoAsync($"/escrows/{escrow}");
        await visitor.ConfirmAsync($"/do/escrows/{escrow}/release", ("reason", "Delivered, the buyer is away"));
        await visitor.ExpectDoneAsync();
        Assert.Contains($"/do/escrows/{escrow}/release", visitor.Sent);
        var failed = await Market.ReachesAsync(
            escrow, it => it.Settlements?.Any(part => part.Status is SettlementStatus.Failed) is true);
        return (escrow, failed.Settlements![0].SettlementId);
    }

    private Task<Visitor> ArriveAsync() => Visitor.ArriveAsync(chromium, console, scripts: false);
}
