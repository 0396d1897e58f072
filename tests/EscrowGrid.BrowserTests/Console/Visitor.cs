using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Console;

/// <summary>Somebody at the console: signs in, goes to pages, and counts what went wrong meanwhile.</summary>
internal sealed class Visitor(WatchedPage watched, SeededConsole console) : IAsyncDisposable
{
    public IPage Page => watched.Page;

    public IReadOnlyCollection<string> Faults => watched.Faults;

    /// <summary>Where forms were sent.</summary>
    public List<string> Sent { get; } = [];

    public static async Task<Visitor> ArriveAsync(
        Chromium chromium, SeededConsole console, string size = "desktop", bool scripts = true) =>
        new(await chromium.OpenAsync(PageSize.Of(size), scripts), console);

    /// <summary>By the session that the collection has with that key: signing in takes long.</summary>
    public async Task<Visitor> SignInAsync(string key)
    {
        if (!console.Sessions.TryGetValue(key, out var session))
        {
            // Signing in ends the session that the browser has, and others go on with that.
            await Page.Context.ClearCookiesAsync(new() { Name = "eg-session" });
            await SignInAfreshAsync(key);
            console.Sessions[key] = (await Page.Context.CookiesAsync()).Single(it => it.Name == "eg-session").Value;
            return this;
        }

        await Page.Context.AddCookiesAsync(
            [new Cookie { Name = "eg-session", Value = session, Url = console.Address.ToString(), HttpOnly = true }]);
        return this;
    }

    public Task ChooseBengaliAsync() => Page.Context.AddCookiesAsync(
        [new Cookie { Name = "eg-language", Value = "bn", Url = console.Address.ToString() }]);

    /// <summary>As a user of the marketplace, by the session that the collection has with that account.</summary>
    public async Task<Visitor> SignInAsUserAsync(string email)
    {
        if (console.Sessions.TryGetValue(email, out var session))
        {
            await Page.Context.AddCookiesAsync(
                [new Cookie { Name = "eg-session", Value = session, Url = console.Address.ToString() }]);
            return this;
        }

        await Page.Context.ClearCookiesAsync(new() { Name = "eg-session" });
        await SignInAsUserAfreshAsync(email);
        console.Sessions[email] = (await Page.Context.CookiesAsync()).Single(it => it.Name == "eg-session").Value;
        return this;
    }

    public async Task<Visitor> SignInAsUserAfreshAsync(string email, string password = SeededMarket.Password)
    {
        await GoAsync("/sign-in");
        await SendAsync(
            "/do/sign-in/user",
            ("institutionId", console.Institution), ("email", email), ("password", password));
        await ExpectHomeAsync();
        return this;
    }

    /// <summary>With an API key, by the form.</summary>
    public async Task<Visitor> SignInAfreshAsync(string key)
    {
        await GoAsync("/sign-in");
        await Page.Locator("input[name=key]").FillAsync(key);
        await Page.Locator("form[action='/do/sign-in/key'] button[type=submit]").ClickAsync();
        await ExpectHomeAsync();
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
            var type = await input.First.GetAttributeAsync("type");
            if (type is "checkbox")
                await SetAsync(form, field, value);
            else if (type is "file")
                await input.SetInputFilesAsync(value);
            else if (await input.EvaluateAsync<string>("it => it.tagName") == "SELECT")
                await input.SelectOptionAsync(value);
            else
                await input.FillAsync(value);
        }

        await form.Locator("button[type=submit]").ClickAsync();
        Sent.Add(act);
    }

    /// <summary>
    /// Sends a form of this page to another act: as somebody would whose page is older than what has become of things,
    /// or who makes his own.
    /// </summary>
    public async Task ForceAsync(string act, params (string Field, string Value)[] fields)
    {
        await Page.EvaluateAsync(
            """
            ([act, fields]) => {
              const form = document.querySelector('main form[method=post]');
              form.action = act;
              for (const [name, value] of Object.entries(fields)) {
                const input = document.createElement('input');
                [input.type, input.name, input.value] = ['hidden', name, value];
                form.append(input);
              }
              form.id = 'forced';
            }
            """,
            new object[] { act, fields.ToDictionary(it => it.Field, it => it.Value) });
        await Page.EvaluateAsync("() => document.getElementById('forced').submit()");
        // The page that was sent is gone: whoever went elsewhere while it still is would break the sending off.
        await Assertions.Expect(Page.Locator("#forced")).ToHaveCountAsync(0);
        Sent.Add(act);
    }

    // By looking again and again: waiting for the load of a page misses one that ends while the wait begins.
    private Task ExpectHomeAsync() => Assertions.Expect(Page).ToHaveURLAsync(new Uri(console.Address, "/").ToString());

    /// <summary>Ticks the box of that value; <c>false</c> takes the tick away from the only one.</summary>
    private static async Task SetAsync(ILocator form, string field, string value)
    {
        if (value == "false")
            await form.Locator($"[name='{field}']").UncheckAsync();
        else
            await form.Locator($"[name='{field}'][value='{value}']").CheckAsync();
    }

    /// <summary>What the API refused, at the page's head, with the id of the request.</summary>
    public async Task ExpectRefusedAsync(string because)
    {
        await Assertions.Expect(Page.Locator(".alert.bad")).ToContainTextAsync(because);
        await Assertions.Expect(Page.Locator(".alert.bad .small .mono")).Not.ToBeEmptyAsync();
    }

    public Task ExpectDoneAsync() =>
        Assertions.Expect(Page.Locator(".alert.good")).ToBeVisibleAsync();

    /// <inheritdoc cref="WatchedPage.WeighAsync"/>
    public Task<int> WeighAsync() => watched.WeighAsync();

    /// <summary>Leaves a picture; fails when the page scrolls sideways or met an error.</summary>
    public async Task PictureAsync(string name)
    {
        Assert.False(await watched.PictureAsync($"console-{name}"), $"{name} scrolls sideways.");
        Assert.Empty(Faults);
    }

    /// <summary>As <see cref="PictureAsync"/>, of a page whose status the browser counts as an error.</summary>
    public async Task PictureOfAProblemAsync(string name)
    {
        Assert.False(await watched.PictureAsync($"console-{name}"), $"{name} scrolls sideways.");
        Assert.All(Faults, it => Assert.Contains("the server responded with a status of 40", it));
    }

    public ValueTask DisposeAsync() => watched.DisposeAsync();
}
