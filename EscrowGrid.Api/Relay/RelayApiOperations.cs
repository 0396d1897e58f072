using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Relay;

namespace EscrowGrid.Api.Relay;

/// <summary>How the API describes the event relay.</summary>
internal static class RelayApiOperations
{
    private const string Tag = "Operations";
    private const string ReasonExample = """{"reason":"The broker is being moved"}""";

    public static readonly Operation ListConsumers = new(
        Tag, "listEventConsumers", "Tells where the consumers of events stand")
    {
        Answer = typeof(ConsumerResponse[]),
    };

    public static readonly Operation ListItems = new(
        Tag, "listUnhandledEvents", "Lists the events that a consumer has not handled, in the order of the log")
    {
        Description = "Those that it has yet to see are not among them: `behind` of the consumer counts them.",
        Query =
        [
            new("state", "In this state.", Schemas.Options(WireName<RelayItemState>.All)),
            QueryParameter.Text("subject", "Of this subject."),
            QueryParameter.Text("institutionId", "Of this institution."),
            .. QueryParameter.Following,
        ],
        Answer = typeof(CursorResponse<RelayItemResponse>),
        Refusals = [Problems.ConsumerNotFound, Problems.ValidationFailed],
    };

    public static readonly Operation Retry = new(Tag, "retryEvents", "Hands unhandled events over again now")
    {
        Description = "Those of `eventIds`, or of `subject`, or all that are dead; each has ten attempts again.",
        Body = fields => RelayFields.ReadRetry(fields, ""),
        BodyExample = """{"subject":"pos_0193f1a0-0000-4000-8000-000000000001","reason":"The broker is back"}""",
        Status = StatusCodes.Status202Accepted,
        Answer = typeof(RelayCountResponse),
        Refusals = [Problems.WriteForbidden, Problems.ConsumerNotFound],
    };

    public static readonly Operation Skip = new(Tag, "skipEvent", "Takes an unhandled event as handled")
    {
        Description = "The later events of its subject go on. The consumer never gets it, unless it is replayed.",
        Body = fields => RelayFields.ReadSkip(fields),
        BodyExample = """{"eventId":"evt_0193f1a0-0000-4000-8000-000000000001","reason":"Sent by hand"}""",
        Answer = typeof(RelayCountResponse),
        Refusals = [Problems.WriteForbidden, Problems.ConsumerNotFound, Problems.RelayItemNotFound],
    };

    public static readonly Operation Replay = new(Tag, "replayEvents", "Hands events over again that were handled")
    {
        Description = "Those since `from` that everything given names, at most 10,000, with the same ids. With "
            + "`dryRun` they are counted and nothing else happens.",
        Body = fields => RelayFields.ReadReplay(fields, ""),
        BodyExample = """
            {"from":"2030-01-31T00:00:00.000Z","type":"escrowgrid.position.created","dryRun":true,
             "reason":"A projection is rebuilt"}
            """,
        Status = StatusCodes.Status202Accepted,
        Answer = typeof(RelayCountResponse),
        Refusals = [Problems.WriteForbidden, Problems.ConsumerNotFound, Problems.ReplayTooLarge],
    };

    public static readonly Operation Pause = new(Tag, "pauseEventConsumer", "Stops handing events over")
    {
        Description = "Within five seconds. Events wait meanwhile, and none is lost.",
        Body = fields => OperatorReason.Read(fields),
        BodyExample = ReasonExample,
        Answer = typeof(RelayCountResponse),
        Refusals = [Problems.WriteForbidden, Problems.ConsumerNotFound],
    };

    public static readonly Operation Resume = new(Tag, "resumeEventConsumer", "Goes on handing events over")
    {
        Body = fields => OperatorReason.Read(fields),
        BodyExample = ReasonExample,
        Answer = typeof(RelayCountResponse),
        Refusals = [Problems.WriteForbidden, Problems.ConsumerNotFound],
    };
}
