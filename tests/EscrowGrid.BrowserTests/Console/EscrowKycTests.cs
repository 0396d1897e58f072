using EscrowGrid.Client.Escrows;
using EscrowGrid.Client.Users;
using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Console;

/// <summary>
/// How well both sides were known when an escrow was opened: what its page says, to whom, in which words.
/// </summary>
[Collection(ConsoleDefinition.Name)]
public sealed class EscrowKycTests(Chromium chromium, SeededConsole console)
{
    private const string OfBuyer = "Buyer when opened";
    private const string OfSeller = "Seller when opened";

    private SeededMarket Market => console.Market;

    [Fact]
    public async Task Standing_OfASellerWhoIsBetterKnownNow_IsThatOfTheDayTheEscrowWasOpened()
    {
        var seller = await console.InviteAsync("known@padma.test", UserRole.Party, SeededMarket.Password);
        await KnowAsync(seller, KycTier.Tier1);
        var escrow = await OpenAsync(seller);
        await KnowAsync(seller, KycTier.Tier2);
        await using var visitor = await Visitor.ArriveAsync(chromium, console, scripts: false);
        await visitor.SignInAsync(console.AdminKey);

        await visitor.GoAsync($"/escrows/{escrow}");

        await ExpectAsync(visitor, OfSeller, "Account linked Verified Needed: Account linked");
        await ExpectAsync(visitor, OfBuyer, "Verified by staff Verified Needed: Account linked");
        await visitor.GoAsync($"/users/{seller}");
        await ExpectAsync(visitor, "Verification", "Verified by staff Verified");
    }

    [Fact]
    public async Task Standing_OfAnEscrowOfMuchMoney_NamesTheHigherTierThatWasNeeded()
    {
        var escrow = await Market.OpenEscrowAsync("Much money", PaymentRail.UsdcBase);
        await using var visitor = await Visitor.ArriveAsync(chromium, console, scripts: false);
        await visitor.SignInAsync(console.ReaderKey);

        await visitor.GoAsync($"/escrows/{escrow}");

        await ExpectAsync(visitor, OfBuyer, "Verified by staff Verified Needed: Verified by staff");
        await ExpectAsync(visitor, OfSeller, "Verified by staff Verified Needed: Verified by staff");
    }

    /// <summary>What is known of the other side is no party's business.</summary>
    [Theory]
    [InlineData(SeededMarket.StaffEmail, true, true)]
    [InlineData(SeededMarket.BuyerEmail, true, false)]
    [InlineData(SeededMarket.SellerEmail, false, true)]
    public async Task Standings_OfBothSides_AreShownToStaffAndToEachSideItsOwn(
        string email, bool seesBuyer, bool seesSeller)
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console, scripts: false);
        await visitor.SignInAsUserAsync(email);

        await visitor.GoAsync($"/escrows/{console.Funded}");

        await Assertions.Expect(Fact(visitor, OfBuyer)).ToHaveCountAsync(seesBuyer ? 1 : 0);
        await Assertions.Expect(Fact(visitor, OfSeller)).ToHaveCountAsync(seesSeller ? 1 : 0);
        await Assertions.Expect(visitor.Page.Locator(".kyc")).ToHaveCountAsync(seesBuyer && seesSeller ? 2 : 1);
    }

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task Standings_InBengali_AreSaidInBengali(string size)
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console, size);
        await visitor.ChooseBengaliAsync();
        await visitor.SignInAsync(console.AdminKey);

        await visitor.GoAsync($"/escrows/{console.Funded}");

        await ExpectAsync(visitor, "খোলার সময় ক্রেতা", "কর্মীর যাচাই যাচাইকৃত প্রয়োজন ছিল: অ্যাকাউন্ট যুক্ত");
        await ExpectAsync(visitor, "খোলার সময় বিক্রেতা", "কর্মীর যাচাই যাচাইকৃত প্রয়োজন ছিল: অ্যাকাউন্ট যুক্ত");
        Assert.Empty(visitor.Faults);
    }

    private Task<User> KnowAsync(string user, KycTier tier) =>
        console.Admin.Users.PutKycAsync(user, new NewUserKyc(tier, KycVerified: true, "Documents seen"));

    private async Task<string> OpenAsync(string seller)
    {
        await console.Admin.Users.PutPayoutAsync(
            seller, new PayoutDestination("0x00000000000000000000000000000000000c0ffe", "acct_1SampleOfTheTests"));
        var opened = await console.Admin.Escrows.CreateAsync(
            new NewEscrow("How well known", Market.BuyerId, seller, PaymentRail.Stripe, SeededMarket.Amount, "USD"));
        return opened.EscrowId;
    }

    private static ILocator Fact(Visitor visitor, string name) =>
        visitor.Page.Locator(".facts > div").Filter(
            new() { Has = visitor.Page.GetByText(name, new() { Exact = true }) });

    private static Task ExpectAsync(Visitor visitor, string fact, string text) =>
        Assertions.Expect(Fact(visitor, fact).Locator("dd")).ToHaveTextAsync(
            text, new() { UseInnerText = true });
}
