using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Institutions;

/// <summary>Sets the settings of an institution. Without a condition the last put wins.</summary>
public sealed class PutSettings(IInstitutionStore institutions, TrailRecorder trails, TimeProvider time)
{
    public async Task<Result<OwnedSettings>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        if (!call.Caller.Reaches(command.Institution) || !call.Caller.MayWrite)
            return Problems.SettingsChangeForbidden;

        // Every lost race means that another put was stored, so this ends.
        while (true)
        {
            if (await institutions.FindAsync(command.Institution, cancellationToken) is not { } current)
                return Problems.InstitutionNotFound;
            if (command.Condition?.Admits(current.Settings.Version) is false)
                return Problems.PreconditionFailed.With($"The settings are at version {current.Settings.Version}");

            var now = time.NowInMilliseconds();
            var settings = new InstitutionSettings(command.IsEnforced, current.Settings.Version + 1, now)
            {
                EscrowApprovalAmount = command.Escrows is { } escrows
                    ? escrows.ApprovalAmount
                    : current.Settings.EscrowApprovalAmount,
            };
            var owned = new OwnedSettings(current.Id, settings);
            var change = new Change(
                AuditAction.SettingsUpdated, current.Id, current.Id.ToString(), now, Describe(settings))
            {
                Sequence = settings.Version,
            };
            if (await institutions.PutSettingsAsync(owned, trails.Record(change, call, owned), cancellationToken))
                return owned;
        }
    }

    private static JsonText Describe(InstitutionSettings settings) => JsonText.Write(settings, static (json, it) =>
    {
        json.WriteStartObject("enforcement");
        json.WriteBoolean("enabled", it.IsEnforced);
        json.WriteEndObject();
        if (it.EscrowApprovalAmount is not { } amount)
            return;
        json.WriteStartObject("escrows");
        json.WriteNumber("approvalAmount", amount.Value);
        json.WriteEndObject();
    });

    /// <summary>A validated request.</summary>
    public sealed record Command(InstitutionId Institution, bool IsEnforced)
    {
        /// <summary>Which versions may be replaced; null for any.</summary>
        public VersionCondition? Condition { get; init; }

        /// <summary>Null to leave them as they are.</summary>
        public EscrowPart? Escrows { get; init; }
    }

    /// <param name="ApprovalAmount">Null for never.</param>
    public sealed record EscrowPart(Amount? ApprovalAmount);
}
