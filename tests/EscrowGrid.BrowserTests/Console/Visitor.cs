using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Console;

/// <summary>Somebody at the console: signs in, goes to pages, and counts what went wrong meanwhile.</summary>
internal sealed class Visitor(WatchedPage watched, SeededConsole console) : IAsyncDisposable
{
    public IPage Page => watched.Page;

    public IReadOnlyCollection<string> Faults => watched.Faults;

    public static async Task<Visitor> ArriveAsync(
        Chromium chromium, SeededConsole console, string size = "desktop", bool scripts = true) =>
        new(await chromium.OpenAsync(PageSize.Of(size), scripts), console);

    /// <summary>By the session that the collection has with that key: signing in takes long.</summary>
    public async Task<Visitor> SignInAsync(string key)
    {
        if (!console.Sessions.TryGetValue(key, out var session))
        {
            // Signing in ends the session that the browser has, and others go on with that.
            await Page.Context.ClearCookiesAsync();
            await SignInAfreshAsync(key);
            console.Sessions[key] = (await Page.Context.CookiesAsync()).Single(it => it.Name == "eg-session").Value;
            return this;
        }

        await Page.Context.AddCookiesAsync(
            [new Cookie { Name = "eg-session", Value = session, Url = console.Address.ToString(), HttpOnly = true }]);
        return this;
    }

    /// <summary>With an API key, by the form.</summary>
    public async Task<Visitor> SignInAfreshAsync(string key)
    {
        await GoAsync("/sign-in");
        await Page.Locator("input[name=key]").FillAsync(key);
        await Page.Locator("form[action='/do/sign-in/key'] button[type=submit]").ClickAsync();
        await Page.WaitForURLAsync(new Uri(console.Address, "/").ToString());
        return this;
    }

    /// <summary>Root, working for the institution that the collection has.</summary>
    public async Task<Visitor> SignInAsRootAsync()
    {
        var isNew = !console.Sessions.ContainsKey(RunningConsole.RootKey);
        await SignInAsync(RunningConsole.RootKey);
        if (!isNew) return this;
        await GoAsync("/institutions");
        var choose = Page.Locator($"form[action='/do/institution']:has(input[value='{console.Institution}'])");
        await choose.Locator("button").ClickAsync();
        return this;
    }

    /// <returns>The status of the answer.</returns>
    public async Task<int> GoAsync(string path) =>
        (await Page.GotoAsync(new Uri(console.Address, path).ToString()))!.Status;

    /// <summary>Opens the sheet behind a button and sends the form in it.</summary>
    public async Task ConfirmAsync(string act, params (string Field, string Value)[] fields)
    {
        var form = Page.Locator($"form[action='{act}']");
        if (!await form.IsVisibleAsync())
            await Page.Locator($"details.confirm:has(form[action='{act}']) > summary").ClickAsync();
        await SendAsync(act, fields);
    }

    public async Task SendAsync(string act, params (string Field, string Value)[] fields)
    {
        var form = Page.Locator($"form[action='{act}']");
        foreach (var (field, value) in fields)
        {
            var input = form.Locator($"[name='{field}']");
            if (await input.EvaluateAsync<string>("it => it.tagName") == "SELECT")
                await input.SelectOptionAsync(value);
            else
                await input.FillAsync(value);
        }

        await form.Locator("button[type=submit]").ClickAsync();
    }

    public Task ExpectDoneAsync() =>
        Assertions.Expect(Page.Locator(".alert.good")).ToBeVisibleAsync();

    /// <summary>Leaves a picture; fails when the page scrolls sideways or met an error.</summary>
    public async Task PictureAsync(string name)
    {
        Assert.False(await watched.PictureAsync($"console-{name}"), $"{name} scrolls sideways.");
        Assert.Empty(Faults);
    }

    public ValueTask DisposeAsync() => watched.DisposeAsync();
}
