using EscrowGrid.Admin.Forms;
using EscrowGrid.Client.Errors;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Users;

namespace EscrowGrid.Admin.Escrows;

/// <summary>A user as people name one: by e-mail address, or by id.</summary>
internal static class Party
{
    private const string Prefix = "usr_";

    /// <summary>However many users the institution has, and however old the account is.</summary>
    /// <returns>The id.</returns>
    public static async Task<string> FindAsync(Submission it, string field)
    {
        var typed = it.Needed(field);
        if (typed.StartsWith(Prefix, StringComparison.Ordinal)) return typed;
        try
        {
            var filter = new UserListFilter { InstitutionId = it.Session.Institution, Email = typed };
            return (await it.Api.Users.ListAsync(new PageRequest(1), filter, it.Aborted)).Data is [var user]
                ? user.Id
                : throw new FieldException(field, "escrow.nobody");
        }
        catch (EscrowGridException exception) when (exception.Kind is ErrorKind.Invalid)
        {
            // No e-mail address, then.
            throw new FieldException(field, "escrow.nobody");
        }
    }
}
