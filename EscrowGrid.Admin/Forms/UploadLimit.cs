using EscrowGrid.Admin.Sessions;

namespace EscrowGrid.Admin.Forms;

/// <summary>
/// Tells whoever sends too large a file that it is, before any of it is read. The server's own limit would only break
/// the connection off.
/// </summary>
internal sealed class UploadLimit(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, Session session)
    {
        // No length is said by no browser.
        if (context.GetEndpoint()?.Metadata.GetMetadata<Upload>() is not { } upload
            || context.Request.ContentLength <= upload.MostBytes)
        {
            await next(context);
            return;
        }

        var notice = new Notice
        {
            Form = context.Request.Path,
            IsRefusal = true,
            Message = "form.too-large",
            IsKey = true,
        };
        await session.ChangeAsync(it => it.Notice = notice);
        context.Response.Redirect(upload.PageOf(context));
    }
}
