using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using EscrowGrid.Admin.Search;
using EscrowGrid.Admin.Tests.Pages;
using EscrowGrid.Client.AuditEvents;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Users;

namespace EscrowGrid.Admin.Tests.Search;

/// <summary>Ids lead to their pages, by hand and by link.</summary>
public sealed partial class SearchTests
{
    private const string Uuid = "0197a3c2-0000-7000-8000-000000000001";

    [Fact]
    public void Prefixes_OfTheApi_AreAllKnown()
    {
        var declared = Directory.EnumerateFiles(Folder("EscrowGrid.Core", "Identifiers"), "*.cs")
            .SelectMany(it => DeclaredPrefixes().Matches(File.ReadAllText(it)))
            .Select(it => it.Groups["prefix"].Value)
            .ToList();

        Assert.True(declared.Count > 20, string.Join(", ", declared));
        Assert.Equal(
            declared.Order(StringComparer.Ordinal), IdPages.Prefixes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void OwnPages_OfIds_AreThere()
    {
        var routes = Directory.EnumerateFiles(Folder("EscrowGrid.Admin"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(it => PagesOfAnId().Matches(File.ReadAllText(it)))
            .Select(it => it.Groups["path"].Value)
            .ToHashSet(StringComparer.Ordinal);

        Assert.All(IdPages.OwnPages, it => Assert.Contains(it, routes));
    }

    [Theory]
    [InlineData($"apr_{Uuid}", $"/approvals/apr_{Uuid}")]
    [InlineData($" whd_{Uuid} ", $"/webhooks/deliveries/whd_{Uuid}")]
    [InlineData($"brk_{Uuid}", $"/breaks#brk_{Uuid}")]
    [InlineData($"ak_{Uuid}", $"/audit?resource=ak_{Uuid}")]
    [InlineData("order_17", "/positions?reference=order_17")]
    [InlineData("_", "/positions?reference=_")]
    [InlineData("", "/")]
    public async Task Search_ForAnIdOrAReference_LeadsToWhereItIs(string text, string page)
    {
        await using var console = await ConsoleUnderTest.StartAsync(new StubApi(), new ApiCaller("root"));

        using var answer = await console.GetAsync($"/search?q={Uri.EscapeDataString(text)}");

        Assert.Equal(page, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Resource_OfTheAuditTrail_IsALinkOnlyWhereItHasAPage()
    {
        var api = new StubApi().Answer("/audit-events", new CursorPage<AuditEvent>(
            [Happened($"apr_{Uuid}"), Happened($"set_{Uuid}")], "2", HasMore: false));
        await using var console = await ConsoleUnderTest.StartAsync(api, new ApiCaller("root"));

        var page = await console.ReadAsync("/audit");

        Assert.NotNull(page.QuerySelector($"a[href='/approvals/apr_{Uuid}']"));
        Assert.NotNull(page.QuerySelector($"span[title='set_{Uuid}']"));
        Assert.Null(page.QuerySelector($"a[title='set_{Uuid}']"));
    }

    private static AuditEvent Happened(string resource) => new(
        $"aud_{Uuid}",
        DateTimeOffset.UnixEpoch,
        "request-1",
        "admin",
        "POST",
        "/sample",
        "SAMPLE",
        "SUCCEEDED",
        StatusCode: 200,
        "sample",
        resource,
        JsonSerializer.SerializeToElement("sample"));

    private static string Folder(string project, string part = "", [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", project, part);

    [GeneratedRegex(
        @"static string Prefix => ""(?<prefix>\w+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DeclaredPrefixes();

    [GeneratedRegex(
        @"@page ""(?<path>[^""{]+/)\{\w+Id\}""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PagesOfAnId();
}
