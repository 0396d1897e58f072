using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using EscrowGrid.Core;
using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Providers;

namespace EscrowGrid.Rails.Custodian;

/// <summary>The custodian's REST API (docs/operate/rails.md): JSON both ways, lists page by page.</summary>
internal sealed class CustodianApi(ProviderClient client)
{
    /// <summary>The name of the HTTP client, and of the provider in messages.</summary>
    public const string Name = "Custodian";

    /// <summary>
    /// Sent once: no custodian is known to forgive a repeat, so whoever gets no answer looks it up by its reference
    /// before it is sent again (escrow-services.md, T-05).
    /// </summary>
    /// <exception cref="RailUnavailableException">Nothing is known of it.</exception>
    public Task<ProviderReply> PostAsync(
        string path, string reference, IReadOnlyDictionary<string, object> body, CancellationToken cancellationToken) =>
        client.SendAsync(
            new ProviderCall(HttpMethod.Post, path, () => JsonContent.Create(body), reference, MayRepeat: false),
            cancellationToken);

    /// <summary>Every object of a list. A list that cannot be read to its end is no list.</summary>
    /// <exception cref="RailUnavailableException">Some of it is unknown.</exception>
    public async Task<IReadOnlyList<ProviderObject>> ListAsync(
        string path, string filter, string value, CancellationToken cancellationToken) =>
        await ReadAsync(path, filter, value, Limits.RailPages, cancellationToken).ToListAsync(cancellationToken);

    /// <summary>The objects of a list, page by page.</summary>
    /// <exception cref="RailUnavailableException">Some of it is unknown.</exception>
    public async IAsyncEnumerable<ProviderObject> ReadAsync(
        string path,
        string filter,
        string value,
        int pages,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = $"{path}?{filter}={Uri.EscapeDataString(value)}&limit={Limits.RailPage}";
        var next = query;
        for (var read = 0; read < pages; read++)
        {
            var reply = await client.SendAsync(new ProviderCall(HttpMethod.Get, next), cancellationToken);
            if (!reply.IsSuccess)
                throw new RailUnavailableException($"{Name} refuses the look-up: {CustodianError.Read(reply)}.");
            foreach (var item in reply.Body.List("data"))
                yield return item;
            if (reply.Body.TextOrNull("next_cursor") is not { } cursor)
                yield break;
            next = $"{query}&cursor={Uri.EscapeDataString(cursor)}";
        }

        throw new RailUnavailableException($"{Name} has more objects than are looked at.");
    }
}
