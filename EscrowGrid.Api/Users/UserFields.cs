using System.Text.RegularExpressions;
using EscrowGrid.Chain.Evm.Encoding;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Api.Users;

/// <summary>The bodies of the requests about users.</summary>
internal static partial class UserFields
{
    public static SignUp.Command ReadSignUp(Fields fields)
    {
        var email = ReadEmail(fields);
        return new SignUp.Command
        {
            Institution = ReadInstitution(fields),
            Email = email,
            Password = ReadNewPassword(fields, "password", email),
            DisplayName = fields.Text("displayName", "Display name"),
            TermsVersion = ReadTerms(fields),
        };
    }

    public static AcceptInvitation.Command ReadAcceptance(Fields fields) => new()
    {
        Token = fields.Text("invitation", "Invitation"),
        Password = ReadNewPassword(fields, "password"),
        TermsVersion = ReadTerms(fields),
    };

    public static SignIn.Command ReadSignIn(Fields fields) => new()
    {
        Institution = ReadInstitution(fields),
        Email = ReadEmail(fields),
        Password = fields.Text("password", "Password", Limits.PasswordMaximum),
    };

    public static string ReadRefresh(Fields fields) => fields.Text("refreshToken", "Refresh token");

    public static ChangePassword.Command ReadPasswords(Fields fields) => new()
    {
        Current = fields.Text("currentPassword", "Current password", Limits.PasswordMaximum),
        New = ReadNewPassword(fields, "newPassword"),
    };

    public static string ReadAcceptedTerms(Fields fields) =>
        fields.Text("termsVersion", "Version of the terms", Limits.UserReferenceText);

    public static NewUser ReadNewUser(Fields fields) => new(
        fields.OptionalText("institutionId", "Institution"),
        ReadEmail(fields),
        fields.Text("displayName", "Display name"),
        fields.OptionalOption<UserRole>("role") ?? UserRole.Party);

    public static (UserRole Role, string Reason) ReadRole(Fields fields) =>
        (fields.Option<UserRole>("role"), ReadReason(fields));

    public static (KycTier Tier, bool IsVerified, string Reason) ReadKyc(Fields fields) =>
        (fields.Option<KycTier>("kycTier"), fields.Flag("kycVerified"), ReadReason(fields));

    public static (UserState State, string Reason) ReadState(Fields fields) =>
        (fields.Option<UserState>("state"), ReadReason(fields));

    public static (string? WalletAddress, string? StripeAccount) ReadPayout(Fields fields)
    {
        var wallet = fields.OptionalText("walletAddress", "Wallet address", Limits.UserReferenceText);
        if (wallet is not null && !Address.TryParse(wallet, out _))
        {
            fields.RefuseField(
                "walletAddress",
                "Wallet address must be 0x and 40 hex digits, those of mixed case with their checksum");
        }

        var account = fields.OptionalText("stripeAccountId", "Stripe account", Limits.UserReferenceText);
        if (account is not null && !StripeAccount().IsMatch(account))
            fields.RefuseField("stripeAccountId", "Stripe account must look like acct_1Nv0FGQ9RKHgCVdK");
        return (wallet?.ToLowerInvariant(), account);
    }

    private static string ReadReason(Fields fields) => fields.Text("reason", "Reason", Limits.ReasonText);

    private static InstitutionId ReadInstitution(Fields fields) =>
        PrefixedId.Parse<InstitutionId>(fields.Text("institutionId", "Institution"));

    private static string? ReadTerms(Fields fields) =>
        fields.OptionalText("termsVersion", "Version of the terms", Limits.UserReferenceText);

    private static EmailAddress ReadEmail(Fields fields)
    {
        var text = fields.Text("email", "E-mail address", Limits.EmailText);
        if (EmailAddress.TryParse(text, out var email))
            return email;
        if (text.Length > 0)
            fields.RefuseField("email", "Invalid e-mail address");
        return default;
    }

    /// <param name="fields">The body.</param>
    /// <param name="name">The field.</param>
    /// <param name="email">Whose, where the body says so; else the use case knows.</param>
    private static string ReadNewPassword(Fields fields, string name, EmailAddress email = default)
    {
        var password = fields.Text(name, "Password", Limits.PasswordMaximum);
        if (password.Length is > 0 and < Limits.PasswordMinimum)
            fields.RefuseField(name, $"Password must have at least {Limits.PasswordMinimum} characters");
        else if (email != default && PasswordRules.Explain(password, email) is { } rule)
            fields.RefuseField(name, rule);
        return password;
    }

    [GeneratedRegex(@"^acct_[A-Za-z0-9]{1,59}\z", RegexOptions.NonBacktracking)]
    private static partial Regex StripeAccount();
}
