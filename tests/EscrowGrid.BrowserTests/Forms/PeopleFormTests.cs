using EscrowGrid.BrowserTests.Console;
using EscrowGrid.Client.Users;
using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Forms;

/// <summary>People and their accounts, by forms alone.</summary>
[Collection(ConsoleDefinition.Name)]
public sealed class PeopleFormTests(Chromium chromium, SeededConsole console)
{
    [Fact]
    [Sends(
        "/do/users",
        "/do/users/{user}/invitation",
        "/do/users/{user}/role",
        "/do/users/{user}/kyc",
        "/do/users/{user}/payout",
        "/do/users/{user}/state")]
    public async Task User_WhoIsInvited_IsManaged()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console, scripts: false);
        await visitor.SignInAsync(console.AdminKey);
        await visitor.GoAsync("/users");
        await visitor.SendAsync(
            "/do/users", ("email", "managed@padma.test"), ("displayName", "Rahima Khatun"), ("role", "PARTY"));
        await visitor.ExpectDoneAsync();
        var id = visitor.Page.Url.Split('/')[^1];
        var first = await visitor.Page.Locator("#secret").InnerTextAsync();

        await visitor.ConfirmAsync($"/do/users/{id}/invitation");
        Assert.NotEqual(first, await visitor.Page.Locator("#secret").InnerTextAsync());
        await visitor.ConfirmAsync($"/do/users/{id}/role", ("role", "COMPLIANCE"), ("reason", "Joins the desk"));
        await visitor.ExpectDoneAsync();
        await visitor.ConfirmAsync(
            $"/do/users/{id}/kyc", ("tier", "TIER_2"), ("verified", "true"), ("reason", "Passport seen"));
        await visitor.ExpectDoneAsync();
        await visitor.ConfirmAsync($"/do/users/{id}/payout", ("stripe", "acct_1Rahima"));
        await visitor.ExpectDoneAsync();
        await visitor.ConfirmAsync($"/do/users/{id}/state", ("state", "DISABLED"), ("reason", "Has left"));

        await visitor.ExpectDoneAsync();
        var user = await console.Admin.Users.GetAsync(id);
        Assert.Equal(
            (UserRole.Compliance, KycTier.Tier2, true, "acct_1Rahima", UserState.Disabled),
            (user.Role, user.KycTier, user.KycVerified, user.StripeAccountId, user.State));
        SentForms.Expect<PeopleFormTests>([visitor]);
    }

    [Fact]
    [Sends(
        "/do/invitation",
        "/do/session/password",
        "/do/session/terms",
        "/do/session/{session}/end",
        "/do/session/end-all",
        "/do/sign-in/user")]
    public async Task Account_FromItsInvitationToItsLastSession_IsItsOwners()
    {
        const string Email = "own@padma.test";
        const string Second = "another staple for the horse";
        var invited = await console.Admin.Users.InviteAsync(new NewUser { Email = Email, DisplayName = "Own" });
        await using var visitor = await Visitor.ArriveAsync(chromium, console, scripts: false);
        await visitor.GoAsync("/invitation");
        await visitor.SendAsync("/do/invitation", ("invitation", "not one"), ("password", SeededMarket.Password));
        await Assertions.Expect(visitor.Page.Locator(".alert.bad")).ToBeVisibleAsync();
        await visitor.SendAsync(
            "/do/invitation", ("invitation", invited.Invitation), ("password", SeededMarket.Password));
        await Assertions.Expect(visitor.Page.Locator(".account")).ToContainTextAsync(Email);

        await visitor.GoAsync("/session");
        await visitor.SendAsync(
            "/do/session/password", ("oldPassword", SeededMarket.Password), ("newPassword", Second));
        await visitor.ExpectDoneAsync();
        await visitor.SendAsync("/do/session/terms", ("terms", "2026-01"));
        await Assertions.Expect(visitor.Page.Locator("main .alert[role]")).ToBeVisibleAsync();
        await using var elsewhere = await Visitor.ArriveAsync(chromium, console, scripts: false);
        await elsewhere.SignInAsUserAfreshAsync(Email, Second);
        await visitor.GoAsync("/session");
        await Assertions.Expect(visitor.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        var latest = visitor.Page.Locator("form[action^='/do/session/ses'], form[action$='/end']").First;
        await visitor.ConfirmAsync((await latest.GetAttributeAsync("action"))!);
        await visitor.ExpectDoneAsync();
        await elsewhere.GoAsync("/escrows");
        await Assertions.Expect(elsewhere.Page.Locator(".alert.warn")).ToBeVisibleAsync();
        await visitor.GoAsync("/session");
        await visitor.ConfirmAsync("/do/session/end-all");

        Assert.EndsWith("/sign-in", visitor.Page.Url, StringComparison.Ordinal);
        SentForms.Expect<PeopleFormTests>([visitor, elsewhere]);
    }

    [Fact]
    [Sends("/do/sign-in/key", "/do/language", "/do/sign-out")]
    public async Task Language_ThatIsChosen_IsKeptBeyondTheSession()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console, scripts: false);
        await visitor.GoAsync("/sign-in");
        await visitor.SendAsync("/do/sign-in/key", ("key", console.ReaderKey));
        await visitor.Page.Locator(".account > summary").ClickAsync();
        await visitor.SendAsync("/do/language", ("language", "bn"));
        await visitor.Page.Locator(".account > summary").ClickAsync();

        await visitor.SendAsync("/do/sign-out");

        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "bn");
        Assert.EndsWith("/sign-in", visitor.Page.Url, StringComparison.Ordinal);
        SentForms.Expect<PeopleFormTests>([visitor]);
    }
}
