using System.Text.Json;
using EscrowGrid.BrowserTests.Console;

namespace EscrowGrid.BrowserTests.Coverage;

/// <summary>
/// What the API can do, the console can, or it is written down why not; and every page is one that tests look at.
/// </summary>
[Collection(ConsoleDefinition.Name)]
public sealed class OperationTests(SeededConsole console)
{
    [Fact]
    public async Task Operations_OfTheApi_HaveAPageOrAReason()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add(EscrowGrid.Client.EscrowGridClient.ApiKeyHeader, RunningConsole.RootKey);
        using var description = JsonDocument.Parse(
            await http.GetStringAsync(new Uri(console.ApiAddress, "/openapi.json")));

        var described = description.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject())
            .Where(it => it.Value.ValueKind is JsonValueKind.Object && it.Value.TryGetProperty("operationId", out _))
            .Select(it => it.Value.GetProperty("operationId").GetString()!);

        Assert.Equal(
            described.Order(StringComparer.Ordinal),
            OperationPages.Pages.Keys.Concat(OperationPages.Exempt.Keys).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Pages_OfOperations_AreThere() =>
        Assert.Empty(OperationPages.Pages.Values.Except(ConsoleRoutes.All));

    /// <summary>A form that belongs to no operation is one of the console's own.</summary>
    [Fact]
    public void Forms_OfTheConsole_BelongToOperations() => Assert.Equal(
        [
            "/do/institution",
            "/do/institutions/{institution}/second-person",
            "/do/language",
            "/do/queues/{queue}/resume",
        ],
        ConsoleRoutes.Acts.Except(OperationPages.Pages.Values).Order(StringComparer.Ordinal));

    [Fact]
    public void Pages_OfTheConsole_AreLookedAt()
    {
        var looked = PagesUnderTest.All.Concat(PagesUnderTest.OfVisitors).Select(it => it.Path.Split('?')[0]).ToList();
        // The mirror is off here, so it has no record; and one kind of template stands for the other forms.
        string[] others =
        [
            "/chain/{OperationId}", "/templates/new/{Code}", "/search", "/positions/export.csv",
            "/ledger/{ledgerEvent}/proof.json",
        ];

        var missed = ConsoleRoutes.Pages
            .Where(page => !looked.Any(it => IsOf(page, it)))
            .Where(page => !page.StartsWith("/_", StringComparison.Ordinal) && !page.Contains("evidence"))
            .Where(page => Path.GetExtension(page).Length == 0 && !page.Contains("{**"))
            .Except(others);

        Assert.Empty(missed);
    }

    private static bool IsOf(string pattern, string path)
    {
        var (wanted, parts) = (pattern.Split('/'), path.Split('/'));
        return wanted.Length == parts.Length && wanted.Zip(parts).All(
            pair => pair.First == pair.Second || (pair.First.StartsWith('{') && pair.Second.StartsWith('{')));
    }
}
