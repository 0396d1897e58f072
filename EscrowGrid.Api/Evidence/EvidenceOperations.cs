using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Evidence;

/// <summary>How the API describes evidence.</summary>
internal static class EvidenceOperations
{
    private const string Tag = "Evidence";

    public static readonly Operation Add = new(Tag, "addEvidence", "Announces a file that proves something")
    {
        Description = "The file itself goes to the storage: ask for its signed upload, upload it, have it verified. "
            + "Evidence of the delivery is the seller's, and fixed once the escrow is disputed; evidence in a dispute "
            + "is both sides' and the staff's.",
        Body = fields => EvidenceFields.Read(fields),
        BodyExample =
            """
            {"purpose":"DELIVERY","name":"waybill.pdf","contentType":"application/pdf","size":48213,
             "sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}
            """,
        Status = StatusCodes.Status201Created,
        Answer = typeof(EvidenceResponse),
        Refusals =
        [
            Problems.WriteForbidden, Problems.EscrowNotFound, Problems.EscrowActionForbidden, Problems.EvidenceLocked,
            Problems.EvidenceFull,
        ],
    };

    public static readonly Operation List = new(Tag, "listEvidence", "Lists the files of an escrow, oldest first")
    {
        Query = QueryParameter.PagingOrCursor,
        Answer = typeof(PageResponse<EvidenceResponse>),
        Refusals = [Problems.EscrowNotFound, Problems.InvalidPagination],
    };

    public static readonly Operation SignUpload = new(Tag, "signEvidenceUpload", "Signs the upload of a file")
    {
        Description = "For whoever announced it, while it is pending. The upload may begin within 15 minutes, and is "
            + "of exactly the type, size and SHA-256 that were announced; send the headers as they are here.",
        Answer = typeof(SignedRequestResponse),
        IsMadeAnew = true,
        Refusals =
        [
            Problems.EscrowNotFound, Problems.EvidenceNotFound, Problems.EscrowActionForbidden, Problems.EvidenceLocked,
            Problems.EvidenceUnavailable,
        ],
    };

    public static readonly Operation Verify = new(Tag, "verifyEvidence", "Looks at what was uploaded")
    {
        Description = "The storage is asked for size, type and SHA-256. As announced, the file is VERIFIED; otherwise "
            + "it is REFUSED; either for good.",
        Answer = typeof(EvidenceResponse),
        Refusals =
        [
            Problems.WriteForbidden, Problems.EscrowNotFound, Problems.EvidenceNotFound, Problems.EscrowActionForbidden,
            Problems.EvidenceLocked, Problems.EvidenceNotUploaded, Problems.EvidenceMismatch,
            Problems.EvidenceUnavailable,
        ],
    };

    public static readonly Operation SignDownload = new(Tag, "signEvidenceDownload", "Signs the download of a file")
    {
        Description = "Of a verified file, for both sides and the staff. It may begin within 5 minutes.",
        Answer = typeof(SignedRequestResponse),
        IsMadeAnew = true,
        Refusals =
        [
            Problems.EscrowNotFound, Problems.EvidenceNotFound, Problems.EvidenceNotUploaded,
            Problems.EvidenceUnavailable,
        ],
    };
}
