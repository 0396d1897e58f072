using System.Collections.Concurrent;
using EscrowGrid.Client;
using EscrowGrid.Client.Errors;
using EscrowGrid.Client.Positions;

namespace EscrowGrid.Admin.Approvals;

/// <summary>What approvals are about: an approval itself knows neither a currency nor whose money it is.</summary>
internal static class PositionsOfApprovals
{
    private const int AtOnce = 5;

    /// <returns>By id; without those that the caller may not see.</returns>
    public static async Task<IReadOnlyDictionary<string, Position>> ReadAsync(
        EscrowGridClient api, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var found = new ConcurrentDictionary<string, Position>(StringComparer.Ordinal);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(ids.Distinct(StringComparer.Ordinal), options, async (id, token) =>
        {
            try
            {
                found[id] = await api.Positions.GetAsync(id, token);
            }
            catch (EscrowGridException exception) when (exception.Kind is ErrorKind.Forbidden or ErrorKind.NotFound)
            {
                // Its row is shown without.
            }
        });
        return found;
    }
}
