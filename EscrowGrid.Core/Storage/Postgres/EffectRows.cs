using EscrowGrid.Core.Events;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>The rows that consumers leave behind; see <see cref="IEventEffect"/>.</summary>
internal static class EffectRows
{
    public static void Append(this NpgsqlBatch batch, IEventEffect effect) =>
        throw new ArgumentOutOfRangeException(nameof(effect), effect.GetType(), "No store knows this effect.");
}
