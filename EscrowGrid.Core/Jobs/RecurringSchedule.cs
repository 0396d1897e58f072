namespace EscrowGrid.Core.Jobs;

/// <summary>When a recurring job is due.</summary>
/// <param name="Id">Unique, and stable across releases: it is the name that operators see.</param>
/// <param name="Cron">The five-field form: minute, hour, day of month, month, day of week (0 and 7 are Sunday).</param>
/// <param name="TimeZone">The IANA name of the zone in which the fields are meant.</param>
/// <param name="SkipMissed">
/// What happens to a time at which no worker ran: true leaves it out, false runs the job once when a worker is back.
/// </param>
public sealed record RecurringSchedule(string Id, string Cron, string TimeZone = "UTC", bool SkipMissed = true);
