using System.Globalization;
using System.Text;
using EscrowGrid.Admin.Sessions;
using EscrowGrid.Admin.Texts;
using EscrowGrid.Client;
using EscrowGrid.Client.Positions;

namespace EscrowGrid.Admin.Positions;

/// <summary>The list of positions as CSV (RFC 4180), by the same filters, written as it is read.</summary>
internal static class PositionExport
{
    private static readonly string[] Columns =
    [
        "id", "institutionId", "assetId", "holderReference", "currency", "amount", "remainingAmount", "state",
        "externalReference", "createdAt", "updatedAt",
    ];

    public static async Task WriteAsync(
        HttpContext context, EscrowGridClient api, Session session, Preferences preferences, Text text)
    {
        var query = new PositionQuery(context.Request.Query, preferences, session.Institution);
        if (!query.IsReadable)
        {
            // A file of more than was asked for would be taken for what was.
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync(text["filter.unreadable"], context.RequestAborted);
            return;
        }

        await using var rows =
            api.Positions.EnumerateAsync(query.Filter, pageSize: 500, context.RequestAborted).GetAsyncEnumerator();
        // Read before the answer begins, so that a refusal is still a page.
        var hasRow = await rows.MoveNextAsync();
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=positions.csv";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(false));
        await writer.WriteAsync(Line(Columns));
        while (hasRow)
        {
            await writer.WriteAsync(Line(Cells(rows.Current)));
            hasRow = await rows.MoveNextAsync();
        }
    }

    private static string[] Cells(Position it) =>
    [
        it.Id, it.InstitutionId, it.AssetId, Inert(it.HolderReference), it.Currency, Text(it.Amount),
        Text(it.RemainingAmount), Wire<PositionState>.Name(it.State), Inert(it.ExternalReference ?? ""),
        Text(it.CreatedAt), Text(it.UpdatedAt),
    ];

    /// <summary>A spreadsheet takes a text that begins so for a formula, and would run what somebody typed.</summary>
    private static string Inert(string text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;

    private static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quote)) + "\r\n";

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny("\",\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
