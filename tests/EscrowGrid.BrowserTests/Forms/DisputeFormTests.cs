using EscrowGrid.BrowserTests.Console;
using EscrowGrid.Client.Escrows;
using EscrowGrid.Client.Funds;
using EscrowGrid.Client.Reconciliation;
using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Forms;

/// <summary>What is in question, brought to an end by forms alone.</summary>
[Collection(ConsoleDefinition.Name)]
public sealed class DisputeFormTests(Chromium chromium, SeededConsole console)
{
    private SeededMarket Market => console.Market;

    [Fact]
    [Sends(
        "/do/escrows/{escrow}/dispute",
        "/do/escrows/{escrow}/disputes/{dispute}/messages",
        "/do/escrows/{escrow}/disputes/{dispute}/offer",
        "/do/escrows/{escrow}/disputes/{dispute}/offer/{version:long}/drop",
        "/do/escrows/{escrow}/disputes/{dispute}/offer/{version:long}/accept")]
    public async Task Sides_ThatNegotiate_AgreeOnASplit()
    {
        var escrow = await Market.OpenPaidAsync("Split");
        await using var buyer = await ArriveAsync(SeededMarket.BuyerEmail);
        await using var seller = await ArriveAsync(SeededMarket.SellerEmail);
        await buyer.GoAsync($"/escrows/{escrow}");
        await buyer.ConfirmAsync(
            $"/do/escrows/{escrow}/dispute", ("reason", "Wet"), ("description", "20 of 40 bales"));
        await buyer.ExpectDoneAsync();
        var act = await ActAsync(escrow);
        await buyer.SendAsync($"{act}/messages", ("text", "See the photos"));
        await buyer.ExpectDoneAsync();
        await buyer.ConfirmAsync($"{act}/offer", ("resolution", "SPLIT"), ("amount", "2,500.00"));
        await buyer.ExpectDoneAsync();

        await seller.GoAsync($"/escrows/{escrow}");
        await Assertions.Expect(seller.Page.Locator("main")).ToContainTextAsync("See the photos");
        await seller.ConfirmAsync(await OfferAsync(seller, "drop"));
        await seller.ExpectDoneAsync();
        await seller.ConfirmAsync($"{act}/offer", ("resolution", "SPLIT"), ("amount", "1,500"));
        await seller.ExpectDoneAsync();
        await buyer.GoAsync($"/escrows/{escrow}");
        await buyer.PictureAsync("escrow-offer");
        await buyer.ConfirmAsync(await OfferAsync(buyer, "accept"));

        await buyer.ExpectDoneAsync();
        var ended = await Market.ReachesAsync(escrow, it => it.Settlements?.Count == 2);
        Assert.Contains("150000", ended.Settlements!.Select(it => it.Amount));
        SentForms.Expect<DisputeFormTests>([buyer, seller]);
    }

    [Fact]
    [Sends(
        "/do/escrows/{escrow}/disputes/{dispute}/escalate",
        "/do/escrows/{escrow}/disputes/{dispute}/review",
        "/do/escrows/{escrow}/disputes/{dispute}/resolve")]
    public async Task Dispute_ThatTheStaffIsAskedToDecide_IsDecided()
    {
        var (escrow, _) = await Market.OpenDisputedAsync("For the staff");
        var act = await ActAsync(escrow);
        await using var seller = await ArriveAsync(SeededMarket.SellerEmail);
        await seller.GoAsync($"/escrows/{escrow}");
        await seller.ConfirmAsync($"{act}/escalate");
        await seller.ExpectDoneAsync();

        await using var staff = await ArriveAsync(SeededMarket.StaffEmail);
        await staff.GoAsync($"/escrows/{escrow}");
        await staff.SendAsync($"{act}/review");
        await staff.ExpectDoneAsync();
        await staff.ConfirmAsync($"{act}/resolve", ("resolution", "REFUND"), ("reason", "Photos of the buyer"));

        await staff.ExpectDoneAsync();
        await Market.ReachesAsync(escrow, EscrowStatus.Refunded);
        SentForms.Expect<DisputeFormTests>([seller, staff]);
    }

    [Fact]
    [Sends("/do/escrows/{escrow}/disputes/{dispute}/concede")]
    public async Task Dispute_ThatTheBuyerConcedes_EndsForTheSeller()
    {
        var (escrow, _) = await Market.OpenDisputedAsync("Conceded");
        await using var buyer = await ArriveAsync(SeededMarket.BuyerEmail);
        await buyer.GoAsync($"/escrows/{escrow}");

        await buyer.ConfirmAsync($"{await ActAsync(escrow)}/concede");

        await buyer.ExpectDoneAsync();
        await Market.ReachesAsync(escrow, EscrowStatus.Released);
        SentForms.Expect<DisputeFormTests>([buyer]);
    }

    [Fact]
    [Sends("/do/funds/{funds}")]
    public async Task Money_FromAnAddressInQuestion_IsDecidedAboutByCompliance()
    {
        var parked = await Market.ParkAsync("Parked");
        await using var staff = await ArriveAsync(SeededMarket.StaffEmail);
        await staff.GoAsync("/funds?state=HELD");
        await Assertions.Expect(staff.Page.Locator($"[title='{parked}']").First).ToBeVisibleAsync();
        await Assertions.Expect(staff.Page.Locator($"form[action='/do/funds/{parked}']")).ToHaveCountAsync(0);
        await using var officer = await ArriveAsync(SeededMarket.OfficerEmail);
        await officer.GoAsync("/funds?state=HELD");
        await officer.PictureAsync("funds-held");

        await officer.ConfirmAsync($"/do/funds/{parked}", ("decision", "DISMISS"), ("reason", "Kept by the court"));

        await officer.ExpectDoneAsync();
        var decided = (await console.Root.Funds.ListAsync(new(500))).Data.Single(it => it.Id == parked);
        Assert.Equal((FundsState.Dismissed, "Kept by the court"), (decided.State, decided.Note));
        SentForms.Expect<DisputeFormTests>([officer]);
    }

    [Fact]
    [Sends("/do/breaks/{break}/resolve")]
    public async Task Difference_InTheBooks_ShowsBothSidesAndIsDealtWith()
    {
        var open = (await console.Root.Reconciliation.ListAsync(
            new(1), new() { State = BreakState.Open, EscrowId = console.Paid })).Data.Single();
        await using var staff = await ArriveAsync(SeededMarket.StaffEmail);
        await staff.GoAsync($"/breaks?state=OPEN&escrow={console.Paid}");
        await Assertions.Expect(staff.Page.Locator(".sides strong")).ToHaveTextAsync(["5,000.00USD", "4,999.00USD"]);
        await staff.PictureAsync("breaks-open");

        await staff.ConfirmAsync($"/do/breaks/{open.Id}/resolve", ("reason", "The provider has corrected it"));

        await staff.ExpectDoneAsync();
        var resolved = (await console.Root.Reconciliation.ListAsync(
            new(1), new() { State = BreakState.Resolved, EscrowId = console.Paid })).Data.Single();
        Assert.Equal("The provider has corrected it", resolved.Resolution);
        SentForms.Expect<DisputeFormTests>([staff]);
    }

    private async Task<string> ActAsync(string escrow) =>
        $"/do/escrows/{escrow}/disputes/{(await console.Admin.Escrows.GetAsync(escrow)).Dispute!.DisputeId}";

    private static async Task<string> OfferAsync(Visitor visitor, string what) =>
        (await visitor.Page.Locator($"form[action*='/offer/'][action$='/{what}']").GetAttributeAsync("action"))!;

    private async Task<Visitor> ArriveAsync(string email) =>
        await (await Visitor.ArriveAsync(chromium, console, scripts: false)).SignInAsUserAsync(email);
}
