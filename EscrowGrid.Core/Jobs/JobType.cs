using System.Text.Json;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Jobs;

/// <summary>A type of jobs that carry a <typeparamref name="TPayload"/>.</summary>
/// <param name="name">See <see cref="JobKind.Name"/>.</param>
/// <typeparam name="TPayload">
/// Written as JSON. Properties may be added, if they are optional; those of an earlier release have to stay readable.
/// </typeparam>
public sealed record JobType<TPayload>(string name) : JobKind(name)
    where TPayload : notnull
{
    /// <summary>A job of this type, to be given to a store together with the change that needs it.</summary>
    /// <param name="id">A new id, or the same for the same job: an id is enqueued once.</param>
    /// <param name="payload">What the handler needs to know; never a secret, since operators see it.</param>
    /// <exception cref="ArgumentException">The payload is larger than <see cref="Limits.JobPayloadBytes"/>.</exception>
    public JobRequest Request(JobId id, TPayload payload)
    {
        var text = JsonText.FromStored(JsonSerializer.Serialize(payload, JsonSerializerOptions.Web));
        return text.CountBytes() <= Limits.JobPayloadBytes
            ? new JobRequest(id, this, text)
            : throw new ArgumentException("Too large for a job; let it carry an id instead.", nameof(payload));
    }

    internal static TPayload Read(JsonText payload) =>
        JsonSerializer.Deserialize<TPayload>(payload.Text, JsonSerializerOptions.Web)
        ?? throw new JsonException("The payload of the job is null.");
}
