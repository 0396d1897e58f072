using EscrowGrid.BrowserTests.Console;
using EscrowGrid.Client.Evidence;
using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Forms;

/// <summary>Files that prove something, on their way from a browser to the storage and back.</summary>
[Collection(ConsoleDefinition.Name)]
public sealed class EvidenceFormTests(Chromium chromium, SeededConsole console) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("escrowgrid-evidence-");

    private SeededMarket Market => console.Market;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    [Sends("/do/escrows/{escrow}/evidence")]
    public async Task File_OfADispute_IsStoredVerifiedAndHandedOut()
    {
        var (escrow, _) = await Market.OpenDisputedAsync("With photos");
        var act = $"/do/escrows/{escrow}/evidence";
        var photo = Write("photo.png", 70_000);
        await using var staff = await ArriveAsync(SeededMarket.StaffEmail);
        await staff.GoAsync($"/escrows/{escrow}");

        await staff.ConfirmAsync(act, ("file", photo));
        await staff.ExpectDoneAsync();
        await staff.ConfirmAsync(act, ("file", photo));

        await staff.ExpectDoneAsync();
        await staff.PictureAsync("escrow-evidence");
        var file = Assert.Single(await FilesAsync(escrow));
        Assert.Equal(("photo.png", "image/png", 70_000), (file.Name, file.ContentType, file.Size));
        Assert.Equal((EvidenceStatus.Verified, "STAFF"), (file.Status, file.UploadedBy));
        // As the link on the page: the console leads the browser to the storage.
        var link = staff.Page.Locator($"a[href='/escrows/{escrow}/evidence/{file.EvidenceId}']");
        var download = await staff.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        Assert.Equal(await File.ReadAllBytesAsync(photo), await File.ReadAllBytesAsync(await download.PathAsync()));
        SentForms.Expect<EvidenceFormTests>([staff]);
    }

    [Fact]
    public async Task File_ThatIsNotTaken_IsSaidToBeSo()
    {
        var (escrow, _) = await Market.OpenDisputedAsync("With other files");
        var act = $"/do/escrows/{escrow}/evidence";
        await using var buyer = await ArriveAsync(SeededMarket.BuyerEmail);
        await buyer.GoAsync($"/escrows/{escrow}");

        await buyer.ConfirmAsync(act, ("file", Write("virus.exe", 10)));
        await ExpectAsync(buyer, "Files of this kind are not taken.");
        await buyer.ConfirmAsync(act, ("file", Write("empty.pdf", 0)));
        await ExpectAsync(buyer, "The file is empty.");
        await buyer.ConfirmAsync(act, ("file", Write("long.mp4", 25_000_001)));
        await ExpectAsync(buyer, "The file is larger than 25 MB.");
        await buyer.ConfirmAsync(act, ("file", Write("longer.mp4", 30_000_000)));
        await ExpectAsync(buyer, "The file is too large.");

        Assert.Empty(await FilesAsync(escrow));
    }

    [Fact]
    public async Task File_WhileTheStorageIsAway_IsSentAgainLater()
    {
        var escrow = await Market.OpenPaidAsync("With a waybill");
        var act = $"/do/escrows/{escrow}/evidence";
        var waybill = Write("waybill.txt", 5_000);
        await using var seller = await ArriveAsync(SeededMarket.SellerEmail);
        await console.Storage.StopAsync();
        await seller.GoAsync($"/escrows/{escrow}");
        await seller.ConfirmAsync(act, ("file", waybill));
        await ExpectAsync(seller, "The storage does not answer. Send the file again later.");
        await console.Storage.RestartAsync();

        await seller.ConfirmAsync(act, ("file", waybill));

        await seller.ExpectDoneAsync();
        Assert.Equal(EvidenceStatus.Verified, Assert.Single(await FilesAsync(escrow)).Status);
        // The buyer has nothing to prove before there is a dispute.
        await using var buyer = await ArriveAsync(SeededMarket.BuyerEmail);
        await buyer.GoAsync($"/escrows/{escrow}");
        await Assertions.Expect(buyer.Page.Locator("main")).ToContainTextAsync("waybill.txt");
        Assert.Equal(0, await buyer.Page.Locator("input[type=file]").CountAsync());
    }

    private static async Task ExpectAsync(Visitor visitor, string text) =>
        await Assertions.Expect(visitor.Page.Locator(".alert.bad")).ToContainTextAsync(text);

    private async Task<IReadOnlyList<EvidenceFile>> FilesAsync(string escrow) =>
        (await console.Admin.Evidence.ListAsync(escrow, new(Limit: 50))).Data;

    private string Write(string name, int bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, [.. Enumerable.Range(0, bytes).Select(it => (byte)it)]);
        return path;
    }

    private async Task<Visitor> ArriveAsync(string email) =>
        await (await Visitor.ArriveAsync(chromium, console, scripts: false)).SignInAsUserAsync(email);
}
