namespace EscrowGrid.Core.Collections;

/// <summary>How long the bodies of payment providers' webhooks are kept.</summary>
/// <param name="Time">The setting <c>WEBHOOK_BODY_RETENTION_DAYS</c>, from the end of the handling.</param>
public sealed record NoticeRetention(TimeSpan Time);
