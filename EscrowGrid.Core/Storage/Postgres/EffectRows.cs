using EscrowGrid.Core.Events;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Webhooks;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>The rows that consumers leave behind; see <see cref="IEventEffect"/>.</summary>
internal static class EffectRows
{
    public static void Append(this NpgsqlBatch batch, IEventEffect effect)
    {
        switch (effect)
        {
            case JobRequest job:
                batch.Append([job]);
                break;
            case WebhookDelivery delivery:
                batch.Append(delivery);
                break;
            default:
                throw new ArgumentOutOfRangeException(
                    nameof(effect), effect.GetType(), "No store knows this effect.");
        }
    }
}
