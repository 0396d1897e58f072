using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Jobs;

/// <summary>How the API describes what operators see of jobs and do about them.</summary>
internal static class JobOperations
{
    private const string Tag = "Operations";
    private const string ReasonExample = """{"reason":"The provider is back"}""";

    public static readonly Operation List = new(Tag, "listJobs", "Lists jobs, the latest first")
    {
        Description = "Of all institutions. Dead letters are those with `state=DEAD`.",
        Query =
        [
            new("state", "In this state.", Schemas.Options(WireName<JobState>.All)),
            QueryParameter.Text("queue", "Of this queue."),
            QueryParameter.Text("type", "Of this type."),
            QueryParameter.Text("orderingKey", "Of this ordering key."),
            .. QueryParameter.Following,
        ],
        Answer = typeof(CursorResponse<JobResponse>),
        Refusals = [Problems.ValidationFailed, Problems.InvalidPagination],
    };

    public static readonly Operation Get = new(Tag, "getJob", "Returns a job with its payload and failed attempts")
    {
        Answer = typeof(JobResponse),
        Refusals = [Problems.JobNotFound],
    };

    public static readonly Operation Retry = new(Tag, "retryJob", "Makes a dead job ready")
    {
        Description = "With all its attempts before it. Jobs behind it go on when it is done.",
        Body = fields => OperatorReason.Read(fields),
        BodyExample = ReasonExample,
        Answer = typeof(JobActResponse),
        Refusals = [Problems.JobNotFound, Problems.JobStateForbids, Problems.JobHasTwin],
    };

    public static readonly Operation Delete = new(Tag, "deleteJob", "Takes a job out that does not run")
    {
        Description = "Its row stays for a while, as DELETED. Jobs behind it go on without it.",
        Body = fields => OperatorReason.Read(fields),
        BodyExample = """{"reason":"Done by hand"}""",
        Answer = typeof(JobActResponse),
        Refusals = [Problems.JobNotFound, Problems.JobStateForbids],
    };

    public static readonly Operation RetryAll = new(Tag, "retryJobs", "Makes dead jobs ready")
    {
        Description = "Those of a queue, a type or an ordering key, or all; at most 1000, the latest first. `count` is "
            + "how many there were; one with a living twin is left as it is.",
        Body = fields => JobEndpoints.ReadSelection(fields),
        BodyExample = """{"queue":"webhooks","reason":"The receiver is back"}""",
        Answer = typeof(JobActResponse),
    };

    public static readonly Operation ListQueues = new(Tag, "listJobQueues", "Shows how the jobs of each queue stand")
    {
        Answer = typeof(JobQueueResponse[]),
    };

    public static readonly Operation PutQueue = new(Tag, "putJobQueue", "Pauses a queue, or resumes it")
    {
        Description = "Of a paused queue workers take no more jobs; those that run go on. "
            + "`webhook-deliveries` and `onchain` are paused by it too: no attempt begins, no record is sent.",
        Body = fields => JobEndpoints.ReadQueue(fields),
        BodyExample = """{"paused":true,"reason":"The provider is down"}""",
        Answer = typeof(JobQueueChangeResponse),
    };

    public static readonly Operation ListWorkers = new(Tag, "listJobWorkers", "Shows the workers seen lately")
    {
        Answer = typeof(JobWorkerResponse[]),
    };
}
