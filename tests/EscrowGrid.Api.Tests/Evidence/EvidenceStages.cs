using System.Net;
using EscrowGrid.Api.Tests.Escrows;

namespace EscrowGrid.Api.Tests.Evidence;

/// <summary>Where each operation about evidence and messages is answered well, and where it is not.</summary>
internal static class EvidenceStages
{
    /// <returns>The id of the operation, and the ids of its path; to be called by the seller.</returns>
    public static async Task<IReadOnlyList<(string Operation, IReadOnlyDictionary<string, string> Ids)>> ReachAllAsync(
        Market market)
    {
        var escrow = await market.OpenFundedAsync();
        var announced = await Uploads.NewAsync(market.AsSeller, escrow);
        var uploaded = await UploadAsync(Uploads.Waybill);
        var forged = await UploadAsync(Uploads.Forgery);
        var disputed = await EscrowStages.OpenDisputedAsync(market);
        return
        [
            ("addEvidence", Ids(escrow, announced)),
            ("addEvidence", Ids(disputed, announced)),
            ("listEvidence", Ids(escrow, announced)),
            ("signEvidenceUpload", Ids(escrow, announced)),
            ("signEvidenceDownload", Ids(escrow, announced)),
            ("verifyEvidence", Ids(escrow, announced)),
            ("verifyEvidence", Ids(escrow, uploaded)),
            ("verifyEvidence", Ids(escrow, forged)),
            ("signEvidenceUpload", Ids(escrow, uploaded)),
            ("signEvidenceDownload", Ids(escrow, uploaded)),
            ("writeDisputeMessage", Ids(disputed, announced)),
            ("writeDisputeMessage", Ids(escrow, announced)),
            ("listDisputeMessages", Ids(disputed, announced)),
        ];

        async Task<string> UploadAsync(byte[] bytes)
        {
            var file = await Uploads.NewAsync(market.AsSeller, escrow);
            Assert.Equal(HttpStatusCode.OK, await Uploads.PutAsync(market.AsSeller, escrow, file, bytes));
            return file;
        }
    }

    private static Dictionary<string, string> Ids(string escrow, string file) => new()
    {
        ["{esc}"] = escrow,
        ["{dsp}"] = escrow.Replace("esc_", "dsp_", StringComparison.Ordinal),
        ["{evd}"] = file,
    };
}
