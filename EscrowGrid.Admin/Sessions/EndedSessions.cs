using EscrowGrid.Client.Errors;

namespace EscrowGrid.Admin.Sessions;

/// <summary>A key that was revoked, or a session that the API has ended, ends the console's session with it.</summary>
internal sealed class EndedSessions(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, Session session)
    {
        try
        {
            await next(context);
        }
        catch (EscrowGridException exception)
            when (exception.Kind is ErrorKind.Unauthenticated && !context.Response.HasStarted)
        {
            await session.EndAsync(context);
            context.Response.Redirect(SignInAddress.Path + "?ended=1");
        }
    }
}
