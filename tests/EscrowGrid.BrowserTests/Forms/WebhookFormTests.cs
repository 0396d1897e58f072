using EscrowGrid.BrowserTests.Console;
using EscrowGrid.Client.Webhooks;
using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Forms;

/// <summary>Webhooks and what they are told, by forms alone.</summary>
[Collection(ConsoleDefinition.Name)]
public sealed class WebhookFormTests(Chromium chromium, SeededConsole console)
{
    [Fact]
    [Sends(
        "/do/webhooks/{institution}",
        "/do/webhooks/{institution}/{webhook}/change",
        "/do/webhooks/{institution}/{webhook}/test",
        "/do/webhooks/{institution}/{webhook}/rotate",
        "/do/webhooks/{institution}/{webhook}/replay",
        "/do/webhooks/{institution}/{webhook}/disable",
        "/do/webhooks/{institution}/{webhook}/enable",
        "/do/webhooks/{institution}/{webhook}/delete",
        "/do/webhooks/{institution}/deliveries/{delivery}/replay")]
    public async Task Webhook_FromItsFirstDayToItsLast_IsKeptByForms()
    {
        var all = $"/do/webhooks/{console.Institution}";
        await using var visitor = await Visitor.ArriveAsync(chromium, console, scripts: false);
        await visitor.SignInAsync(console.AdminKey);
        await visitor.GoAsync("/webhooks");
        await visitor.SendAsync(all, ("url", "http://not-secret.invalid/"), ("description", "Kept"));
        await visitor.ExpectRefusedAsync("");
        await Assertions.Expect(visitor.Page.Locator("[aria-invalid=true][name=url]")).ToHaveValueAsync(
            "http://not-secret.invalid/");
        var kept = visitor.Page.Locator($"form[action='{all}'] [name=description]");
        await Assertions.Expect(kept).ToHaveValueAsync("Kept");
        await visitor.SendAsync(all, ("url", "https://one.invalid/"), ("types", "escrowgrid.position.*"));
        var secret = await visitor.Page.Locator("#secret").InnerTextAsync();
        var page = new Uri(visitor.Page.Url).AbsolutePath;
        var id = page.Split('/')[^1];
        var own = $"{all}/{id}";

        await visitor.ConfirmAsync($"{own}/change", ("url", "https://two.invalid/"), ("description", "Moved"));
        await visitor.ExpectDoneAsync();
        await visitor.ConfirmAsync($"{own}/rotate", ("hours", "1"));
        Assert.NotEqual(secret, await visitor.Page.Locator("#secret").InnerTextAsync());
        await visitor.SendAsync($"{own}/test");
        await visitor.ExpectDoneAsync();
        var delivery = visitor.Page.Url.Split('/')[^1];
        await visitor.ForceAsync($"{all}/deliveries/{delivery}/replay");
        await visitor.GoAsync(page);
        await visitor.ConfirmAsync($"{own}/replay", ("state", "DELIVERED"));
        await visitor.ExpectDoneAsync();
        await visitor.ConfirmAsync($"{own}/disable");
        await visitor.ExpectDoneAsync();
        Assert.Equal(WebhookState.Disabled, (await console.Admin.Webhooks.GetAsync(console.Institution, id)).State);
        await visitor.SendAsync($"{own}/enable");
        await visitor.ExpectDoneAsync();
        var moved = await console.Admin.Webhooks.GetAsync(console.Institution, id);
        Assert.Equal(("https://two.invalid/", "Moved"), (moved.Url, moved.Description));
        await visitor.ConfirmAsync($"{own}/delete");

        await visitor.ExpectDoneAsync();
        SentForms.Expect<WebhookFormTests>([visitor]);
    }

    [Fact]
    [Sends("/do/deliveries/{delivery}/replay", "/do/deliveries/{delivery}/cancel")]
    public async Task Delivery_ThatGoesOnFailing_IsGivenUpAndSentOnceMore()
    {
        var delivery = (await console.Admin.Webhooks.TestAsync(console.Institution, console.Webhook)).Id;
        await using var visitor = await Visitor.ArriveAsync(chromium, console, scripts: false);
        await visitor.SignInAsync(console.OperatorKey);
        await visitor.GoAsync($"/deliveries/{delivery}");

        await visitor.ConfirmAsync($"/do/deliveries/{delivery}/cancel", ("reason", "The receiver is gone"));
        await visitor.ExpectDoneAsync();
        await visitor.ConfirmAsync($"/do/deliveries/{delivery}/replay", ("reason", "It is back"));

        await visitor.ExpectDoneAsync();
        SentForms.Expect<WebhookFormTests>([visitor]);
    }
}
