using System.Runtime.CompilerServices;
using EscrowGrid.Core;
using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Providers;

namespace EscrowGrid.Rails.Stripe;

/// <summary>Stripe's REST API as far as the rail uses it: forms in, JSON out, lists page by page.</summary>
internal sealed class StripeApi(ProviderClient client)
{
    /// <summary>The name of the HTTP client, and of the provider in messages.</summary>
    public const string Name = "Stripe";

    /// <summary>The version whose answers the rail reads, whatever the account's default is.</summary>
    public const string Version = "2024-06-20";

    /// <param name="path">Below the API's address.</param>
    /// <param name="fields">The form, nested names in brackets.</param>
    /// <param name="key">The idempotency key that makes a repeat harmless; null where none is needed.</param>
    /// <param name="cancellationToken">Stops waiting; the call may have its effect all the same.</param>
    public Task<ProviderReply> PostAsync(
        string path,
        IReadOnlyList<(string Name, string Value)> fields,
        string? key,
        CancellationToken cancellationToken) =>
        client.SendAsync(
            new ProviderCall(HttpMethod.Post, path, () => ToForm(fields), key), cancellationToken);

    /// <exception cref="RailUnavailableException">Nothing is known of it.</exception>
    public async Task<ProviderObject> GetAsync(string path, CancellationToken cancellationToken)
    {
        var reply = await client.SendAsync(new ProviderCall(HttpMethod.Get, path), cancellationToken);
        return reply.IsSuccess
            ? reply.Body
            : throw new RailUnavailableException($"{Name} refuses the look-up: {StripeError.Read(reply).Code}.");
    }

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
        var query = $"{path}?{Uri.EscapeDataString(filter)}={Uri.EscapeDataString(value)}&limit={Limits.RailPage}";
        var next = query;
        for (var read = 0; read < pages; read++)
        {
            var page = await GetAsync(next, cancellationToken);
            var objects = page.List("data");
            foreach (var item in objects)
                yield return item;
            if (!page.Flag("has_more"))
                yield break;
            if (objects.Count == 0)
                throw ProviderObject.Unreadable("data");
            next = $"{query}&starting_after={Uri.EscapeDataString(objects[^1].Text("id"))}";
        }

        throw new RailUnavailableException($"{Name} has more objects than are looked at.");
    }

    private static FormUrlEncodedContent ToForm(IReadOnlyList<(string Name, string Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
