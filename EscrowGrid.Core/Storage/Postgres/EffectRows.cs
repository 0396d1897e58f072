using EscrowGrid.Core.Events;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Webhooks;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>The rows that consumers leave behind; see <see cref="IEventEffect"/>.</summary>
internal static class EffectRows
{
    /// <summary>Of a whole round. The jobs last, and their keys' locks together and in order.</summary>
    public static void Append(this NpgsqlBatch batch, IReadOnlyList<IEventEffect> effects)
    {
        var jobs = new List<JobRequest>();
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case JobRequest job:
                    jobs.Add(job);
                    break;
                case WebhookDelivery delivery:
                    batch.Append(delivery);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(
                        nameof(effects), effect.GetType(), "No store knows this effect.");
            }
        }

        batch.Append(jobs);
    }
}
