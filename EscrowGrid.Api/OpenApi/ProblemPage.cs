using System.Net;
using System.Text;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.OpenApi;

/// <summary>The catalogue of errors, where the <c>type</c> of every error leads.</summary>
internal static class ProblemPage
{
    public const string Path = "/docs/problems";

    private static readonly string Text = Write();

    public static IResult Show() => TypedResults.Content(Text, "text/html; charset=utf-8");

    private static string WriteRows()
    {
        var rows = new StringBuilder();
        var kinds = Problems.All.OrderBy(kind => kind.Status).ThenBy(kind => kind.Code, StringComparer.Ordinal);
        foreach (var kind in kinds)
        {
            rows.AppendLine(
                $"<tr id=\"{kind.Code}\"><td>{kind.Status}</td><td><code>{kind.Code}</code></td>"
                + $"<td>{WebUtility.HtmlEncode(kind.Title)}"
                + $"<p>{WebUtility.HtmlEncode(ProblemAdvice.For(kind))}</p></td></tr>");
        }

        return rows.ToString();
    }

    private static string Write() =>
        $$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>EscrowGrid errors</title>
              <style>
                body { font: 16px/1.5 system-ui, sans-serif; color: #1b2733; margin: 2rem auto; max-width: 60rem;
                  padding: 0 1rem; }
                table { border-collapse: collapse; width: 100%; }
                th, td { text-align: left; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #d9e0e6;
                  vertical-align: top; overflow-wrap: anywhere; }
                th:first-child, td:first-child { overflow-wrap: normal; }
                td p { margin: .2rem 0 0; color: #52606d; }
                tr:target { background: #fff3c4; }
              </style>
            </head>
            <body>
              <h1>Errors</h1>
              <p>Every error is JSON with <code>error</code>, <code>details</code>, <code>requestId</code> and the
                members of RFC 9457. <code>code</code> says which it is and never changes. See the
                <a href="/docs/redoc/">reference</a> for what each operation answers.</p>
              <table>
                <thead><tr><th>Status</th><th>code</th><th>error, and what to do</th></tr></thead>
                <tbody>
            {{WriteRows()}}    </tbody>
              </table>
            </body>
            </html>
            """;
}
