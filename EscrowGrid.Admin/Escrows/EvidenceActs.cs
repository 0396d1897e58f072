using System.Security.Cryptography;
using EscrowGrid.Admin.Forms;
using EscrowGrid.Client;
using EscrowGrid.Client.Evidence;
using EscrowGrid.Client.Paging;
using Microsoft.AspNetCore.Mvc;

namespace EscrowGrid.Admin.Escrows;

/// <summary>Files that prove something: the way to the storage and back.</summary>
internal static class EvidenceActs
{
    /// <summary>What the form weighs beside its file.</summary>
    private const long FormBytes = 1_000_000;

    public static void MapEvidenceActs(this IEndpointRouteBuilder routes)
    {
        routes.MapAct("/do/escrows/{escrow}/evidence", AddAsync).WithMetadata(
            new DisableRequestSizeLimitAttribute(),
            new Upload(
                EvidenceFiles.MostBytes + FormBytes,
                static context => $"/escrows/{Uri.EscapeDataString($"{context.Request.RouteValues["escrow"]}")}"));
        // The file is at the bucket: the browser is led there by an address that is good for minutes.
        routes.MapGet("/escrows/{escrow}/evidence/{evidence}", static async (
            string escrow, string evidence, EscrowGridClient api, HttpContext context) =>
            TypedResults.Redirect(
                (await api.Evidence.SignDownloadAsync(escrow, evidence, context.RequestAborted)).Url.ToString()));
    }

    private static async Task<Sent> AddAsync(Submission it)
    {
        var escrow = it.Route("escrow");
        var sent = it.File("file") ?? throw new FieldException("file", "form.needed");
        await using var content = sent.OpenReadStream();
        var announced = await ReadAsync(it, sent, content);
        var known = await FindKnownAsync(it, escrow, announced);
        var file = known ?? await it.Api.Evidence.AddAsync(escrow, announced, it.Once, it.Aborted);
        if (file.Status is not EvidenceStatus.Verified)
        {
            var signed = await it.Api.Evidence.SignUploadAsync(escrow, file.EvidenceId, it.Aborted);
            content.Position = 0;
            await it.Context.RequestServices.GetRequiredService<EvidenceStorage>()
                .PutAsync(signed, content, it.Aborted);
            await it.Api.Evidence.VerifyAsync(escrow, file.EvidenceId, cancellationToken: it.Aborted);
        }

        return it.Back("evidence.added");
    }

    private static async Task<NewEvidence> ReadAsync(Submission it, IFormFile sent, Stream content)
    {
        var name = EvidenceFiles.NameOf(sent.FileName);
        var type = EvidenceFiles.TypeOf(name) ?? throw new FieldException("file", "evidence.type");
        if (sent.Length > EvidenceFiles.MostBytes) throw new FieldException("file", "evidence.too-large");
        if (sent.Length == 0) throw new FieldException("file", "evidence.empty");
        var digest = await SHA256.HashDataAsync(content, it.Aborted);
        return new NewEvidence(
            it.Choice<EvidencePurpose>("purpose"), name, type, sent.Length, Convert.ToHexStringLower(digest));
    }

    /// <summary>
    /// A file that is sent again, after the storage was away or by a second click, is the one that was announced then.
    /// </summary>
    private static async Task<EvidenceFile?> FindKnownAsync(Submission it, string escrow, NewEvidence announced)
    {
        var files = await it.Api.Evidence.ListAsync(escrow, new PageRequest(Limit: 200), it.Aborted);
        return files.Data.FirstOrDefault(file =>
            file.Status is not EvidenceStatus.Refused
            && file.UserId == it.Session.Required.Caller.UserId
            && announced == new NewEvidence(file.Purpose, file.Name, file.ContentType, file.Size, file.Sha256));
    }
}
