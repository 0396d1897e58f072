using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.OpenApi;

/// <summary>
/// What a caller does about a problem, for the catalogue of errors. Problems that say it all themselves are advised by
/// their status.
/// </summary>
internal static class ProblemAdvice
{
    private const string Repeat = "Nothing was done. Repeat it later";

    private static readonly Dictionary<ProblemKind, string> ByKind = new()
    {
        [Problems.MalformedJson] = "Send one JSON object: valid UTF-8, no half surrogates, no name twice, at most 64 "
            + "levels.",
        [Problems.BadHttpRequest] = "The request breaks HTTP itself: its path, its headers or its framing.",
        [Problems.ValidationFailed] = "details lists every wrong field with what is wrong about it.",
        [Problems.InvalidPagination] = "limit is 1 to 1000, offset from 0; a cursor comes from an earlier answer with "
            + "the same filters.",
        [Problems.RouteNotFound] = "No operation has this path; see the reference.",
        [Problems.MethodNotAllowed] = "The header Allow names the methods of this path.",
        [Problems.BodyTooLarge] = "A body has at most 1 MiB.",
        [Problems.UnsupportedMediaType] = "Send the header Content-Type: application/json.",
        [Problems.NdjsonRequired] = "Send one JSON object a line and Content-Type: application/x-ndjson.",
        [Problems.BulkTooLarge] = "Nothing was done. Send at most 10,000 lines and 8 MiB at once.",
        [Problems.InvalidIfMatch] = "Send the ETag of an earlier answer as it was.",
        [Problems.InvalidIdempotencyKey] = "1 to 255 visible ASCII characters, once.",
        [Problems.IdempotencyKeyReused] = "A key stands for one request. Send the first request's body, or a new key.",
        [Problems.IdempotencyKeyInUse] = "Wait for Retry-After and repeat: the answer will be the first request's.",
        [Problems.ApiKeyShownOnce] = "The first answer had the key. If it is lost, revoke the key and make another.",
        [Problems.Internal] = "Our mistake; tell the operator the requestId. A write may be repeated with its "
            + "Idempotency-Key.",
        [Problems.Unavailable] = $"{Repeat}, after Retry-After.",
        [Problems.MissingApiKey] = "Send the key as X-API-KEY or as a bearer token.",
        [Problems.InvalidApiKey] = "The key is unknown, revoked or past its expiry.",
        [Problems.TokenInvalid] = "Send the access token of the last sign-in or refresh, as it was.",
        [Problems.TokenExpired] = "Refresh the session, and repeat the request with the new access token.",
        [Problems.SessionEnded] = "Sign in again.",
        [Problems.InvalidCredentials] = "Nobody is told which of the two is wrong, or whether there is an account.",
        [Problems.RefreshTokenInvalid] = "Use the latest refresh token, once; without one, sign in again.",
        [Problems.RefreshTokenReused] = "Sign in again. If the client did not send it twice, somebody else has a copy.",
        [Problems.SignInBusy] = $"{Repeat}, after Retry-After.",
        [Problems.SignInLimited] = $"{Repeat}, after Retry-After.",
        [Problems.ApiKeyRequired] = "Call with an API key of the institution.",
        [Problems.UserRequired] = "Sign in, and send the access token as a bearer token.",
        [Problems.UserRoleRequired] = "details names the roles that may.",
        [Problems.UserManagementForbidden] = "The role does not reach this user; an admin's does.",
        [Problems.UserStopped] = "Ask the institution.",
        [Problems.SignUpClosed] = "Ask the institution for an invitation.",
        [Problems.TermsUpdateRequired] = "Accept the terms that details names.",
        [Problems.TermsNotAccepted] = "Send the version of the terms of now as termsVersion, when the user accepts it.",
        [Problems.EmailTaken] = "Sign in, or use another address.",
        [Problems.InvitationInvalid] = "Ask for another invitation.",
        [Problems.InvitationShownOnce] = "The first answer had the invitation. If it is lost, make another.",
        [Problems.UserStateForbids] = "details says why; read the user.",
        [Problems.RootKeyAddressNotAllowed] = "The root key is accepted from the operator's addresses only.",
        [Problems.RateLimited] = $"{Repeat}, after Retry-After.",
        [Problems.KeyCreationLimited] = $"{Repeat}, after Retry-After.",
        [Problems.InstitutionCreationLimited] = $"{Repeat}, after Retry-After.",
        [Problems.AuthenticationLimited] = "Too many wrong keys from this address; wait for Retry-After.",
        [Problems.JobStateForbids] = "details names the state. A dead job can be retried; one that does not run "
            + "and has not ended can be deleted.",
        [Problems.JobHasTwin] = "The other job does the same work; delete this one, or retry when that has ended.",
        [Problems.DeliveryEnded] = "Nothing more is sent for it; a replay sends it again.",
        [Problems.ScheduleRuns] = "Wait until the run has ended; the schedule shows its job.",
        [Problems.ScopeMissing] = "details names the scope that the key would need.",
        [Problems.ApprovalByRequester] = "Whoever asked cannot approve; another admin key or root can.",
        [Problems.MetricsDisabled] = "The operator has switched metrics off.",
        [Problems.ChainOperationState] = "Failed, exhausted and skipped operations can be retried; pending, failed and "
            + "exhausted ones can be skipped.",
        [Problems.KeyNotFound] = "A key is revoked once; list the working ones.",
        [Problems.TooManyStreams] = "Close one of the institution's open streams, or read pages by cursor.",
        [Problems.AuditForbidden] = "Admin keys and root read the audit trail.",
        [Problems.InvalidInstitutionContext] = "The root key names an existing institution as institutionId.",
        [Problems.TemplateRefused] = "details says which rule of the template's code its config breaks.",
        [Problems.AssetRefused] = "The template does not exist or is another institution's.",
        [Problems.PositionAssetNotFound] = "The asset does not exist or is another institution's.",
        [Problems.BelowPolicyMinimum] = "See the institution's policy for the region of the asset's template.",
        [Problems.AbovePolicyMaximum] = "See the institution's policy for the region of the asset's template.",
        [Problems.CurrencyOutsidePolicy] = "See the institution's policy for the region of the asset's template.",
        [Problems.RegionOutsideInstitution] = "The institution enforces its regions; see its settings.",
        [Problems.VerticalOutsideInstitution] = "The institution enforces its verticals; see its settings.",
        [Problems.BelowTemplateMinimum] = "See the config of the asset's template.",
        [Problems.AboveTemplateMaximum] = "See the config of the asset's template.",
        [Problems.CurrencyOutsideTemplate] = "See the config of the asset's template.",
        [Problems.ExpiryBeyondTenor] = "The policy's maxTenorDays ends earlier.",
        [Problems.TransitionBlocked] = "The policy names this transition among those it blocks.",
        [Problems.PositionPastExpiry] = "It can only expire, which a job does within a minute.",
        [Problems.ApprovalRequired] = "Approve the pending request with another key.",
        [Problems.ApprovalNotPending] = "It was approved, rejected or overtaken already; read it.",
        [Problems.KeyLimitReached] = "Revoke a key of the institution that is not used.",
        [Problems.KeyAlreadyRotated] = "Its successor is named by replacedBy.",
        [Problems.TransitionRefused] = "allowed_actions of the position tells what is possible now.",
        [Problems.AmountAboveRemaining] = "remainingAmount of the position is the most that can leave it.",
        [Problems.ReferenceTaken] = "Another position of the institution has the reference, and one of them wants it "
            + "for itself.",
        [Problems.WebhookLimitReached] = "Delete a webhook of the institution that is not used.",
        [Problems.WebhookSecretShownOnce] = "The first answer had the secret. If it is lost, rotate it.",
        [Problems.WebhookDisabled] = "Enable the webhook first.",
        [Problems.ReplayTooLarge] = "Narrow it by state or time; details names the most at a time.",
        [Problems.PreconditionFailed] = "It was changed since: read it, decide again, send its new ETag.",
        [Problems.ConcurrencyConflict] = "Somebody else changed it at the same moment: read it and decide again.",
        [Problems.InvalidRegion] = "US, EU_UK, SG or UAE.",
        [Problems.ContractTaken] = "Use the escrow that it has, or cancel that one first.",
        [Problems.PartiesEqual] = "Name two users.",
        [Problems.PartyNotFound] = "details names the field. Buyer and seller are active users of the institution.",
        [Problems.PayoutDestinationMissing] = "The seller names one for the rail; another one is used a day later.",
        [Problems.PayoutDestinationMismatch] = "Leave it out: the seller's own is used.",
        [Problems.FeeMismatch] = "Leave the fees out: they are computed. details names them.",
        [Problems.RailMismatch] = "details names the rail for this amount.",
        [Problems.EscrowTransitionRefused] = "Read the escrow: its allowed actions say what is possible now.",
        [Problems.SettlementInProgress] = "Wait until its money has arrived; nothing else can be decided before.",
        [Problems.SettlementRecorded] = "Read the escrow: the settlement is in another state by now.",
        [Problems.OverSettlement] = "details names what is held.",
        [Problems.SplitRefused] = "Each side has to get something, after the fee.",
        [Problems.CurrencyMismatch] = "details names the currency of the rail or the escrow.",
        [Problems.PaymentRecorded] = "Nothing is to be done: it counts already.",
        [Problems.DeadlineNotStanding] = "Nothing is to be done: the escrow went on, or its time has not come.",
        [Problems.LedgerNeedsPosition] = "Only root may read all positions' events at once.",
    };

    /// <returns>Null when nobody has thought of the problem yet; a test finds it.</returns>
    public static string? For(ProblemKind kind) => ByKind.GetValueOrDefault(kind) ?? kind.Status switch
    {
        StatusCodes.Status403Forbidden => "The key's role, institution or scopes do not reach this.",
        StatusCodes.Status404NotFound => "Nothing of this id can be seen with this key.",
        _ => null,
    };
}
