using System.Net.Http.Json;
using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Providers;

namespace EscrowGrid.Rails.Screening;

/// <summary>
/// TRM Labs' wallet screening, version 2 of its public API (docs/operate/screening.md): one call for one address.
/// </summary>
internal sealed class TrmApi(ProviderClient client) : IScreeningSource
{
    /// <summary>The name of the HTTP client, and of the provider in messages.</summary>
    public const string Name = "TRM Labs";

    private const string Path = "public/v2/screening/addresses";
    private const string Sanctions = "Sanctions";

    /// <summary>What the address itself is, not whom it has dealt with.</summary>
    private const string Ownership = "OWNERSHIP";

    public ScreeningProvider Provider => ScreeningProvider.Trm;

    public async Task<ScreeningAnswer> AskAsync(
        WalletChain chain, string address, CancellationToken cancellationToken)
    {
        object[] question = [new { address, chain = NameOf(chain) }];
        try
        {
            var reply = await client.SendAsync(
                new ProviderCall(HttpMethod.Post, Path, () => JsonContent.Create(question)) { AnswersList = true },
                cancellationToken);
            if (!reply.IsSuccess)
                throw new ScreeningUnavailableException($"{Name} refuses the question (status {(int)reply.Status}).");
            if (reply.Items is not [var found] || !IsAbout(found, address))
                throw ProviderObject.Unreadable("one answer about the address");
            return new ScreeningAnswer(
                Risks(found).Select(risk => ScoreOf(risk.Level)).DefaultIfEmpty(0).Max(),
                Risks(found).Any(risk => risk is { IsOwn: true, Category: Sanctions }),
                Sha256Digest.Of(reply.Json.GetRawText()));
        }
        catch (RailUnavailableException exception)
        {
            throw new ScreeningUnavailableException(exception.Message, exception);
        }
    }

    private static string NameOf(WalletChain chain) => chain switch
    {
        WalletChain.Base => "base",
        _ => throw new ArgumentOutOfRangeException(nameof(chain)),
    };

    private static bool IsAbout(ProviderObject found, string address) =>
        address.Equals(found.Text("address"), StringComparison.OrdinalIgnoreCase);

    /// <summary>What the address did and with whom, and whose it is.</summary>
    private static IEnumerable<Risk> Risks(ProviderObject found)
    {
        foreach (var indicator in found.List("addressRiskIndicators"))
        {
            // Where it is not said whose risk it is, it is the address's own.
            var type = indicator.TextOrNull("riskType") ?? Ownership;
            yield return new Risk(
                indicator.Text("category"), indicator.Whole("categoryRiskScoreLevel"), type == Ownership);
        }

        foreach (var entity in found.ListOrNone("entities"))
            yield return new Risk(entity.TextOrNull("category") ?? "", entity.Whole("riskScoreLevel"), IsOwn: true);
    }

    /// <summary>Its own levels: 0 unknown, 1 low, 5 medium, 10 high, 15 severe.</summary>
    private static int ScoreOf(long level) => level switch
    {
        0 => 0,
        1 => 10,
        5 => 50,
        10 => 80,
        15 => 100,
        _ => throw ProviderObject.Unreadable("a known level"),
    };

    private sealed record Risk(string Category, long Level, bool IsOwn);
}
