using System.Collections.Frozen;
using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Core.Chain;

/// <summary>Which states may follow which. The database's guard holds the same table.</summary>
public static class MirrorTransitions
{
    private static readonly FrozenDictionary<MirrorState, MirrorState[]> Table =
        new Dictionary<MirrorState, MirrorState[]>
        {
            [MirrorState.Pending] =
                [MirrorState.Submitted, MirrorState.Failed, MirrorState.Exhausted, MirrorState.Skipped],
            // Back to Pending when somebody else's transaction has taken the nonce.
            [MirrorState.Submitted] =
                [MirrorState.Confirmed, MirrorState.Failed, MirrorState.Exhausted, MirrorState.Pending],
            // The chain has thrown the block away.
            [MirrorState.Confirmed] = [MirrorState.Submitted, MirrorState.Failed, MirrorState.Exhausted],
            [MirrorState.Failed] =
                [MirrorState.Submitted, MirrorState.Exhausted, MirrorState.Pending, MirrorState.Skipped],
            // By an operator only, as is the way out of Skipped.
            [MirrorState.Exhausted] = [MirrorState.Pending, MirrorState.Skipped],
            [MirrorState.Skipped] = [MirrorState.Pending],
        }.ToFrozenDictionary();

    /// <summary>Staying is always allowed: most changes do not change the state.</summary>
    public static bool Allows(MirrorState from, MirrorState to) => from == to || Table[from].Contains(to);

    /// <summary>Whether an operator may have it tried again.</summary>
    public static bool MayRetry(MirrorState state) =>
        state is MirrorState.Failed or MirrorState.Exhausted or MirrorState.Skipped;

    /// <summary>
    /// Whether an operator may give it up. Not once it has a nonce: the later records of the account wait for that.
    /// </summary>
    public static bool MaySkip(MirrorState state) =>
        state is MirrorState.Pending or MirrorState.Failed or MirrorState.Exhausted;
}
