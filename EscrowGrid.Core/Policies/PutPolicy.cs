using System.Text.Json;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Policies;

/// <summary>
/// Sets the whole policy of an institution that exists, in one region. Without a condition the last put wins.
/// </summary>
public sealed class PutPolicy(IPolicyStore policies, TrailRecorder trails, IIdSource ids, TimeProvider time)
{
    public async Task<Result<Policy>> HandleAsync(
        Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(call);
        if (!call.Caller.Reaches(command.Institution) || !call.Caller.MayWrite)
            return Problems.PolicyChangeForbidden;

        // Every lost race means that another put was stored, so this ends; each has its own trail.
        while (true)
        {
            var current = await policies.FindAsync(command.Institution, command.Region, cancellationToken);
            if (command.Condition is { } condition && (current is null || !condition.Admits(current.Version)))
            {
                return Problems.PreconditionFailed.With(
                    current is null ? "There is no policy yet" : $"The policy is at version {current.Version}");
            }

            var policy = Replace(current, command);
            var change = new Change(
                AuditAction.PolicyUpdated, policy.Institution, policy.Id.ToString(), policy.UpdatedAt, Describe(policy))
            {
                Sequence = policy.Version,
            };
            if (await policies.PutAsync(policy, trails.Record(change, call, policy), cancellationToken))
                return policy;
        }
    }

    private Policy Replace(Policy? current, Command command)
    {
        var now = time.NowInMilliseconds();
        return current is null
            ? new Policy(
                ids.Create<PolicyId>(), command.Institution, command.Region, command.Position, now, now, Version: 1)
            : current with { Position = command.Position, UpdatedAt = now, Version = current.Version + 1 };
    }

    private static JsonText Describe(Policy policy) => JsonText.Write(policy, static (json, it) =>
    {
        json.WriteString("institutionId", it.Institution.ToString());
        json.WriteString("region", WireName<Region>.Of(it.Region));
        json.WriteStartObject("position");
        if (it.Position.MinAmount is { } minimum)
            json.WriteNumber("minAmount", minimum.Value);
        if (it.Position.MaxAmount is { } maximum)
            json.WriteNumber("maxAmount", maximum.Value);
        if (it.Position.AllowedCurrencies is { } currencies)
        {
            json.WriteStartArray("allowedCurrencies");
            foreach (var currency in currencies)
                json.WriteStringValue(currency.Code);
            json.WriteEndArray();
        }

        if (it.Position.MaxTenorDays is { } days)
            json.WriteNumber("maxTenorDays", days);
        if (it.Position.ApprovalAmount is { } approvalAmount)
            json.WriteNumber("approvalAmount", approvalAmount.Value);
        WriteTargets(json, "allowedTransitions", it.Position.AllowedTransitions);
        WriteTargets(json, "blockedTransitions", it.Position.BlockedTransitions);
        json.WriteEndObject();
    });

    private static void WriteTargets(Utf8JsonWriter json, string name, IReadOnlyList<TransitionTarget>? targets)
    {
        if (targets is null)
            return;
        json.WriteStartArray(name);
        foreach (var target in targets)
            json.WriteStringValue(WireName<TransitionTarget>.Of(target));
        json.WriteEndArray();
    }

    /// <summary>A validated request.</summary>
    public sealed record Command(InstitutionId Institution, Region Region, PositionLimits Position)
    {
        /// <summary>Which versions may be replaced; null for any, and for none at all.</summary>
        public VersionCondition? Condition { get; init; }
    }
}
