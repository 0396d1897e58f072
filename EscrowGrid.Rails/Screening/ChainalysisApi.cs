using System.Net.Http.Json;
using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Providers;

namespace EscrowGrid.Rails.Screening;

/// <summary>
/// Chainalysis' address screening (docs/operate/screening.md): an address is made known to it, and then asked about.
/// </summary>
internal sealed class ChainalysisApi(ProviderClient client) : IScreeningSource
{
    /// <summary>The name of the HTTP client, and of the provider in messages.</summary>
    public const string Name = "Chainalysis";

    private const string Path = "api/risk/v2/entities";

    /// <summary>Categories are "sanctions", "sanctioned entity", "sanctioned jurisdiction".</summary>
    private const string Sanction = "sanction";

    public ScreeningProvider Provider => ScreeningProvider.Chainalysis;

    public async Task<ScreeningAnswer> AskAsync(
        WalletChain chain, string address, CancellationToken cancellationToken)
    {
        try
        {
            // The same address twice is the same entity.
            var known = await client.SendAsync(
                new ProviderCall(HttpMethod.Post, Path, () => JsonContent.Create(new { address })), cancellationToken);
            Require(known);
            var reply = await client.SendAsync(
                new ProviderCall(HttpMethod.Get, $"{Path}/{Uri.EscapeDataString(address)}"), cancellationToken);
            Require(reply);
            return Read(reply, address);
        }
        catch (RailUnavailableException exception)
        {
            throw new ScreeningUnavailableException(exception.Message, exception);
        }
    }

    private static void Require(ProviderReply reply)
    {
        if (!reply.IsSuccess)
            throw new ScreeningUnavailableException($"{Name} refuses the question (status {(int)reply.Status}).");
    }

    private static ScreeningAnswer Read(ProviderReply reply, string address)
    {
        var found = reply.Body;
        if (!address.Equals(found.Text("address"), StringComparison.OrdinalIgnoreCase))
            throw ProviderObject.Unreadable("an answer about the address");
        // Some answers are not ready at once; half of one is none.
        if (found.TextOrNull("status") is { } status && status != "COMPLETE")
            throw new ScreeningUnavailableException($"{Name} is not ready with the address.");
        var categories = found.ListOrNone("addressIdentifications")
            .Select(it => it.Text("category"))
            .Append(found.Hint("cluster", "category") ?? "");
        return new ScreeningAnswer(
            ScoreOf(found.Text("risk")),
            categories.Any(category => category.Contains(Sanction, StringComparison.OrdinalIgnoreCase)),
            Sha256Digest.Of(reply.Json.GetRawText()));
    }

    private static int ScoreOf(string risk) => risk switch
    {
        "Low" => 10,
        "Medium" => 50,
        "High" => 80,
        "Severe" => 100,
        _ => throw ProviderObject.Unreadable("a known risk"),
    };
}
